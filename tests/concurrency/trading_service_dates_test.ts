import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { assign, update } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { startBlocked } from "../../support/waiting.ts";

/** For each date a seated booking, and one that waits for a table of its own. */
async function addBookings({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  const seat = async (tableId: string, day: string) => {
    const options = { start_at: at("18:00", day) };
    return await addSeatedBooking(sql, restaurant, [tableId], options);
  };
  const add = (day: string) =>
    addBooking(sql, restaurant, { start_at: at("12:00", day) });
  return {
    onFriday: (await seat(T1, FRIDAY)).bookingId,
    onSaturday: (await seat(T2, SATURDAY)).bookingId,
    pendingOnFriday: await add(FRIDAY),
    pendingOnSaturday: await add(SATURDAY),
  };
}

/** The edit that moves a booking to a day. */
function to(day: string) {
  return { startAt: at("18:00", day), endAt: at("19:30", day) };
}

const bookings = scene.with({ clients: 4, arrange: addBookings });

bookings.test("bookings that trade service dates do not deadlock when both dates become free one after the other", async ({ sql, tables: { T3, T4 }, clients, ...scene }) => {
  const [fridayHolder, saturdayHolder, one, other] = clients;
  await fridayHolder`begin`;
  await assign(fridayHolder, scene.pendingOnFriday, [T3]);
  await saturdayHolder`begin`;
  await assign(saturdayHolder, scene.pendingOnSaturday, [T4]);
  const moves = [
    await startBlocked(sql, one, update, scene.onFriday, to(SATURDAY)),
    await startBlocked(sql, other, update, scene.onSaturday, to(FRIDAY)),
  ];
  await fridayHolder`commit`;
  await saturdayHolder`commit`;

  const outcomes = await Promise.all(moves.map(({ outcome }) => outcome));
  assertEquals(outcomes.map(({ sqlstate }) => sqlstate), ["00000", "00000"]);
});
