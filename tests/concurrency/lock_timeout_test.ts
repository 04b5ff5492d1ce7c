import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

/** Two seated parties, one that waits for a table, and a limit. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = "", t3 = "", t4 = ""] = restaurant.tableIds;
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  const { bookingId: held } = await addSeatedBooking(sql, restaurant, [t1]);
  const { bookingId: other } = await addSeatedBooking(sql, restaurant, [t2]);
  const pending = await addBooking(sql, restaurant);
  return { restaurant, t3, t4, held, other, pending };
}

Deno.test("calls that wait too long for a table, a booking or a service date give up and leave nothing", async () => {
  await using sql = connect();
  await using holder = connect(1);
  await using clients = openSessions(3);
  const { restaurant, t3, t4, held, other, pending } = await createScene(sql);
  await holder`begin`;
  await assign(holder, held, [t3]);
  const before = await dumpRestaurant(sql, restaurant.id);

  // The session that holds the locks commits only when everyone has given up.
  const calls: readonly ((client: Database) => Promise<unknown>)[] = [
    (client) => assign(client, pending, [t3], { key: "table" }),
    (client) => unassign(client, held, { key: "booking" }),
    (client) => assign(client, other, [t4], { key: "service-date" }),
  ];
  const outcomes = await allAtOnce(
    clients,
    (client, index) => outcomeOf(calls[index]?.(client) ?? Promise.resolve()),
  );

  assertEquals(
    outcomes.map(({ sqlstate }) => sqlstate),
    Array(calls.length).fill("55P03"),
  );
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  await holder`commit`;
  await assign(sql, pending, [t4]);
});
