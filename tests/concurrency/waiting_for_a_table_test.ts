import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { startBlocked } from "../../support/waiting.ts";

/** Two bookings at T1, and a third one that would like it at 20:00. */
async function addParties({ sql, restaurant, tables: { T1 } }: Scene) {
  const seat = async (start: string) => {
    const options = { start_at: at(start) };
    return await addSeatedBooking(sql, restaurant, [T1], options);
  };
  return {
    T1,
    early: (await seat("16:00")).bookingId,
    middle: (await seat("18:00")).bookingId,
    pending: await addBooking(sql, restaurant, { start_at: at("20:00") }),
  };
}

type Parties = Awaited<ReturnType<typeof addParties>>;
type Change = (session: Database, scene: Parties) => Promise<unknown>;

const assignPending: Change = (session, { pending, T1 }) =>
  assign(session, pending, [T1]);

function moveTo(booking: "early" | "middle", start: string): Change {
  const edit = { startAt: at(start), endAt: at("21:30") };
  return (session, scene) => update(session, scene[booking], edit);
}

const cases: readonly {
  name: string;
  first: Change;
  second: Change;
  /** The booking that has the table then. */
  blocker: keyof Parties;
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

const parties = scene.with({ clients: 2, arrange: addParties });

for (const { name, first, second, blocker } of cases) {
  parties.test(`${name} to the same time, and the refusal says who took the table`, async ({ sql, clients: [one, other], ...scene }) => {
    await one`begin`;
    await first(one, scene);
    const { outcome } = await startBlocked(sql, other, second, scene);
    await one`commit`;

    assertObjectMatch(await outcome, {
      sqlstate: "TA101",
      details: { tableId: scene.T1, blockingBookingId: scene[blocker] },
    });
  });
}

parties.test("a table is taken until the transaction that releases it commits", async ({ sql, clients: [one], ...scene }) => {
  await moveTo("middle", "20:00")(sql, scene);

  await one`begin`;
  await unassign(one, scene.middle);
  const early = await outcomeOf(assignPending(sql, scene));
  await one`commit`;
  const late = await outcomeOf(assignPending(sql, scene));

  assertEquals([early.sqlstate, late.sqlstate], ["TA101", "00000"]);
  assertEquals((await readSeating(sql, scene.pending)).tableIds, [scene.T1]);
});
