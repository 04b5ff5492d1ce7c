import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { allAtOnce } from "../../support/sessions.ts";
import { withoutTrace } from "../../support/without_trace.ts";

/** Two seated parties, one that waits for a table, and a limit. */
async function addParties({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  return {
    held: (await addSeatedBooking(sql, restaurant, [T1])).bookingId,
    other: (await addSeatedBooking(sql, restaurant, [T2])).bookingId,
    pending: await addBooking(sql, restaurant),
  };
}

const parties = scene.with({ clients: 4, arrange: addParties });

parties.test("calls that wait too long for a table, a booking or a service date give up and leave nothing", async ({ sql, restaurant, tables, clients, held, other, pending }) => {
  const { T3, T4 } = tables;
  const [holder, ...waiting] = clients;
  await holder`begin`;
  await assign(holder, held, [T3]);

  // The session that holds the locks commits only when everyone has given up.
  const calls: readonly ((client: Database) => Promise<unknown>)[] = [
    (client) => assign(client, pending, [T3], { key: "table" }),
    (client) => unassign(client, held, { key: "booking" }),
    (client) => assign(client, other, [T4], { key: "service-date" }),
  ];
  const outcomes = await withoutTrace(
    sql,
    restaurant,
    () => allAtOnce(waiting, calls, (client, call) => outcomeOf(call(client))),
  );

  assertEquals(
    outcomes.map(({ sqlstate }) => sqlstate),
    Array(calls.length).fill("55P03"),
  );
  await holder`commit`;
  await assign(sql, pending, [T4]);
});
