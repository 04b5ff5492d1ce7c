import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { backendPid, connect } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { assertDescribed } from "../../../support/openapi.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { tableOf } from "../../../support/table_of.ts";
import { untilWaitedFor } from "../../../support/waiting.ts";

Deno.test("A table that somebody takes without the RPCs, unseen until they commit, is the same conflict", async () => {
  await using sql = connect();
  await using writer = connect(1);
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const other = await addBooking(sql, restaurant);
  const tableIds = [tableOf(restaurant, 1)];

  await writer`begin`;
  await writer`
    with assignment as (
      insert into table_assignments (restaurant_id, booking_id)
      values (${restaurant.id}, ${other})
      returning id
    )
    insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select a.id, b.restaurant_id, ${tableOf(restaurant, 1)},
      tstzrange(b.start_at, b.end_at)
    from assignment as a
    cross join bookings as b
    where b.id = ${other}`;
  await writer`update bookings set status = 'confirmed' where id = ${other}`;
  const answer = post<ErrorBody>("assign-tables", { bookingId, tableIds });
  await untilWaitedFor(sql, await backendPid(writer));
  await writer`commit`;

  assertError(await answer, {
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_TAKEN",
    message: "A dining table was taken by another booking at that time",
    details: null,
    hint: "Choose other tables or another time",
  });
  assertDescribed("assign-tables", await answer);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
  assertEquals((await readSeating(sql, other)).tableIds, tableIds);
});
