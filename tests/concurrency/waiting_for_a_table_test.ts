import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { untilBlocked } from "../../support/waiting.ts";

/** Two bookings at one table, a third one that would like it at 20:00. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = ""] = restaurant.tableIds;
  const seat = async (start: string) => {
    const options = { start_at: at(start) };
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [t1],
      options,
    );
    return bookingId;
  };
  return {
    t1,
    t2,
    early: await seat("16:00"),
    middle: await seat("18:00"),
    pending: await addBooking(sql, restaurant, { start_at: at("20:00") }),
  };
}

type Scene = Awaited<ReturnType<typeof createScene>>;
type Change = (session: Database, scene: Scene) => Promise<unknown>;

const assignPending: Change = (session, { pending, t1 }) =>
  assign(session, pending, [t1]);
const moveTo = (booking: "early" | "middle", start: string): Change =>
(
  session,
  scene,
) =>
  update(session, scene[booking], {
    startAt: at(start),
    endAt: at("21:30"),
  });

const cases: readonly {
  name: string;
  first: Change;
  second: Change;
  /** The booking that has the table then. */
  blocker: keyof Scene;
}[] = [
  {
    name: "a move waits for an assignment",
    first: assignPending,
    second: moveTo("middle", "20:30"),
    blocker: "pending",
  },
  {
    name: "an assignment waits for a move",
    first: moveTo("middle", "19:50"),
    second: assignPending,
    blocker: "middle",
  },
  {
    name: "a move waits for another move",
    first: moveTo("early", "20:10"),
    second: moveTo("middle", "20:00"),
    blocker: "early",
  },
];

for (const { name, first, second, blocker } of cases) {
  Deno.test(`${name} to the same time and is told who took the table`, async () => {
    await using sql = connect();
    await using one = connect(1);
    await using other = connect(1);
    const scene = await createScene(sql);
    const pid = await backendPid(other);

    await one`begin`;
    await first(one, scene);
    const waiting = outcomeOf(second(other, scene));
    await untilBlocked(sql, pid);
    await one`commit`;

    assertObjectMatch(await waiting, {
      sqlstate: "TA101",
      details: { tableId: scene.t1, blockingBookingId: scene[blocker] },
    });
  });
}

Deno.test("a table is taken until the transaction that releases it commits", async () => {
  await using sql = connect();
  await using one = connect(1);
  const scene = await createScene(sql);
  await moveTo("middle", "20:00")(sql, scene);

  await one`begin`;
  await unassign(one, scene.middle);
  const early = await outcomeOf(assignPending(sql, scene));
  await one`commit`;
  const late = await outcomeOf(assignPending(sql, scene));

  assertEquals([early.sqlstate, late.sqlstate], ["TA101", "00000"]);
  assertEquals((await readSeating(sql, scene.pending)).tableIds, [scene.t1]);
});
