import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";

const key = "shared-by-mistake";

/** Two pending bookings and a table for each. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = ""] = restaurant.tableIds;
  return {
    restaurant,
    t1,
    t2,
    first: await addBooking(sql, restaurant),
    second: await addBooking(sql, restaurant),
  };
}

Deno.test("of two bookings that use one key at once the later is refused and nothing of it stays", async () => {
  await using sql = connect();
  await using firstClient = connect(1);
  await using secondClient = connect(1);
  const { restaurant, t1, t2, first, second } = await createScene(sql);
  const pid = await backendPid(secondClient);

  await firstClient`begin`;
  await assign(firstClient, first, [t1], { key });
  const waiting = outcomeOf(assign(secondClient, second, [t2], { key }));
  await untilBlocked(sql, pid);
  await firstClient`commit`;
  const after = await dumpRestaurant(sql, restaurant.id);

  assertObjectMatch(await waiting, {
    sqlstate: "TA012",
    details: { bookingId: second, cause: "the request differs" },
  });
  assertEquals(await dumpRestaurant(sql, restaurant.id), after);
  assertEquals((await readSeating(sql, first)).tableIds, [t1]);
  assertEquals((await readSeating(sql, second)).tableIds, []);
  await assign(sql, second, [t2], { key: "its-own" });
});

Deno.test("a booking takes the key that another one gives up", async () => {
  await using sql = connect();
  await using firstClient = connect(1);
  await using secondClient = connect(1);
  const { t1, t2, first, second } = await createScene(sql);
  const pid = await backendPid(secondClient);

  await firstClient`begin`;
  await assign(firstClient, first, [t1], { key });
  const waiting = outcomeOf(assign(secondClient, second, [t2], { key }));
  await untilBlocked(sql, pid);
  await firstClient`rollback`;

  assertEquals((await waiting).sqlstate, "00000");
  assertEquals((await readSeating(sql, first)).tableIds, []);
  assertEquals((await readSeating(sql, second)).tableIds, [t2]);
});
