import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readChanges } from "../../../support/event.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { manyTables, scene } from "../../../support/scene.ts";
import type { AssignBody } from "./answers.ts";
import { postPatiently } from "./patient.ts";

const BOOKINGS = 96;
const CLIENTS = 8;
const REASON = "Street festival";

/** After how many answers the guard is turned off and on again. */
const TURNS: Readonly<Record<number, "off" | "on">> = { 24: "off", 64: "on" };

const clients = scene.with({ tables: manyTables(BOOKINGS), sessions: CLIENTS });

clients.test("turning the guard off and on under load refuses no request and leaves an event for every bypass", async ({ sql, restaurant }) => {
  await addCapacityRule(sql, restaurant, { max_parties: BOOKINGS });
  const queue = await Promise.all(
    restaurant.tableIds.map(async (tableId) => ({
      bookingId: await addBooking(sql, restaurant),
      tableIds: [tableId],
    })),
  );
  const states = new Map<string, string>();

  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { status, body } = await postPatiently<AssignBody>(
        "assign-tables",
        next,
      );
      assertEquals(status, 200);
      states.set(next.bookingId, body.capacity.state);
      const turn = TURNS[states.size];
      if (turn) await switchGuard(sql, restaurant, turn, { reason: REASON });
    }
  }));

  assertEquals([...new Set(states.values())].sort(), ["bypassed", "enforced"]);
  for (const [bookingId, state] of states) {
    const events = await readChanges(sql, bookingId);
    assertEquals(
      events.map(({ capacity }) => [capacity?.state, capacity?.reason]),
      [[state, state === "bypassed" ? REASON : undefined]],
    );
  }
});
