import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { post } from "../../../support/endpoint.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { createScene, refusals } from "./refusals.ts";

/** The names of what a `Server-Timing` header has times of. */
function timed(headers: Headers): string[] | undefined {
  return headers.get("server-timing")?.split(", ")
    .map((metric) => metric.replace(/;.*/, ""));
}

Deno.test("An assignment tells how long credentials, transaction, RPC and function took", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const { status, headers } = await post("assign-tables", {
    bookingId,
    tableIds: [tableOf(restaurant, 1)],
  });
  assertEquals(status, 200);
  assertEquals(timed(headers), ["auth", "transaction", "rpc", "total"]);
});

Deno.test("A stranger's booking and a missing one are refused without times", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const token = await signToken(await addUser(sql));
  const bookings = [await addBooking(sql, restaurant), crypto.randomUUID()];
  for (const bookingId of bookings) {
    const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
    const { status, headers } = await post("assign-tables", body, { token });
    assertEquals([status, timed(headers)], [404, undefined]);
  }
});

for (const { reason, arrange } of refusals) {
  Deno.test(`${reason} is answered without times`, async () => {
    await using sql = connect();
    const { endpoint, body, options } = await arrange(await createScene(sql));
    const { headers } = await post(endpoint, body, options);
    assertEquals(timed(headers), undefined);
  });
}
