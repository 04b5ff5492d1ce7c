import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

const shared = { key: "shared-by-mistake" };

async function addBookings({ sql, restaurant }: Scene) {
  return {
    early: await addBooking(sql, restaurant),
    late: await addBooking(sql, restaurant),
  };
}

const pairs = scene.with({ clients: 2, arrange: addBookings });

pairs.test("of two bookings that use one key at once the later is refused and leaves nothing", async ({ sql, restaurant, tables: { T1, T2 }, clients, early, late }) => {
  const [first, second] = clients;
  await first`begin`;
  await assign(first, early, [T1], shared);
  const { outcome } = await startBlocked(
    sql,
    second,
    assign,
    late,
    [T2],
    shared,
  );
  await first`commit`;
  const after = await dumpRestaurant(sql, restaurant.id);

  assertObjectMatch(await outcome, {
    sqlstate: "TA012",
    details: { bookingId: late, cause: "the request differs" },
  });
  assertEquals(await dumpRestaurant(sql, restaurant.id), after);
  assertEquals((await readSeating(sql, early)).tableIds, [T1]);
  assertEquals((await readSeating(sql, late)).tableIds, []);
  await assign(sql, late, [T2], { key: "its-own" });
});

pairs.test("a booking takes the key that another one gives up", async ({ sql, tables: { T1, T2 }, clients: [first, second], early, late }) => {
  await first`begin`;
  await assign(first, early, [T1], shared);
  const { outcome } = await startBlocked(
    sql,
    second,
    assign,
    late,
    [T2],
    shared,
  );
  await first`rollback`;

  assertEquals((await outcome).sqlstate, "00000");
  assertEquals((await readSeating(sql, early)).tableIds, []);
  assertEquals((await readSeating(sql, late)).tableIds, [T2]);
});
