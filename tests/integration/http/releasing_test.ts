import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import type { UnassignBody } from "./answers.ts";

Deno.test("unassign-tables answers with the tables that it gave back, and nothing else", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)].sort();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const { status, headers, body } = await post<UnassignBody>(
    "unassign-tables",
    { bookingId },
  );
  assertEquals({ status, body }, {
    status: 200,
    body: { bookingId, releasedTableIds: tableIds },
  });
  assertEquals(headers.has("idempotency-replayed"), false);
  assertCommonHeaders(headers);
  assertEquals(await readSeating(sql, bookingId), {
    status: "pending",
    assignmentId: null,
    tableIds: [],
    windows: [],
  });
});

Deno.test("unassign-tables gives the named tables back and keeps the others", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const kept = tableOf(restaurant, 1);
  const released = tableOf(restaurant, 2);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    kept,
    released,
  ]);
  const { status, body } = await post<UnassignBody>("unassign-tables", {
    bookingId,
    tableIds: [released],
  });
  assertEquals({ status, body }, {
    status: 200,
    body: { bookingId, releasedTableIds: [released] },
  });
  const { status: bookingStatus, tableIds } = await readSeating(sql, bookingId);
  assertEquals([bookingStatus, tableIds], ["confirmed", [kept]]);
});

Deno.test("unassign-tables succeeds where there is nothing to give back", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const { status, body } = await post<UnassignBody>("unassign-tables", {
    bookingId,
  });
  assertEquals({ status, body }, {
    status: 200,
    body: { bookingId, releasedTableIds: [] },
  });
});
