import { assertEquals, assertObjectMatch } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";
import { addParties, type Parties } from "./two_parties.ts";

type Change = (session: Database, scene: Parties) => Promise<unknown>;

const assignPending: Change = (session, { pending, T1 }) =>
  assign(session, pending, [T1]);

function moveTo(booking: "early" | "late", start: string): Change {
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
    second: moveTo("late", "20:30"),
    blocker: "pending",
  },
  {
    name: "an assignment waits for a move",
    first: moveTo("late", "19:50"),
    second: assignPending,
    blocker: "late",
  },
  {
    name: "a move waits for another move",
    first: moveTo("early", "20:10"),
    second: moveTo("late", "20:00"),
    blocker: "early",
  },
];

const parties = scene.with({
  clients: 2,
  arrange: (scene) => addParties(scene, "20:00"),
});

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

const ends = [
  { end: "commit", sqlstate: "00000", holder: "pending" },
  { end: "rollback", sqlstate: "TA101", holder: "late" },
] as const;

for (const { end, sqlstate, holder } of ends) {
  parties.test(`an assignment waits for the transaction that releases the table, and its ${end} decides`, async ({ sql, clients: [one, other], ...scene }) => {
    await moveTo("late", "20:00")(sql, scene);

    await one`begin`;
    await unassign(one, scene.late);
    const { outcome } = await startBlocked(sql, other, assignPending, scene);
    await one.unsafe(end);

    assertEquals((await outcome).sqlstate, sqlstate);
    const { tableIds } = await readSeating(sql, scene[holder]);
    assertEquals(tableIds, [scene.T1]);
  });
}
