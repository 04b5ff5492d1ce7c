import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { untilBlocked } from "../../support/waiting.ts";

/** For each date a seated booking, and one that waits for a table of its own. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = "", ...freeIds] = restaurant.tableIds;
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  const seat = async (tableId: string, day: string) => {
    const options = { start_at: at("18:00", day) };
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [tableId],
      options,
    );
    return bookingId;
  };
  const add = (day: string) =>
    addBooking(sql, restaurant, { start_at: at("12:00", day) });
  return {
    onFriday: await seat(t1, FRIDAY),
    onSaturday: await seat(t2, SATURDAY),
    pendingOnFriday: await add(FRIDAY),
    pendingOnSaturday: await add(SATURDAY),
    freeIds,
  };
}

function move(session: Database, bookingId: string, day: string) {
  return outcomeOf(update(session, bookingId, {
    startAt: at("18:00", day),
    endAt: at("19:30", day),
  }));
}

Deno.test("bookings that trade service dates do not deadlock when both dates become free one after the other", async () => {
  await using sql = connect();
  await using fridayHolder = connect(1);
  await using saturdayHolder = connect(1);
  await using one = connect(1);
  await using other = connect(1);
  const scene = await createScene(sql);
  const pids = [await backendPid(one), await backendPid(other)];
  const [t3 = "", t4 = ""] = scene.freeIds;

  await fridayHolder`begin`;
  await assign(fridayHolder, scene.pendingOnFriday, [t3]);
  await saturdayHolder`begin`;
  await assign(saturdayHolder, scene.pendingOnSaturday, [t4]);
  const moves = [
    move(one, scene.onFriday, SATURDAY),
    move(other, scene.onSaturday, FRIDAY),
  ];
  for (const pid of pids) await untilBlocked(sql, pid);
  await fridayHolder`commit`;
  await saturdayHolder`commit`;

  const outcomes = await Promise.all(moves);
  assertEquals(outcomes.map(({ sqlstate }) => sqlstate), ["00000", "00000"]);
});
