import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { type AssignBody, UNLIMITED } from "./answers.ts";

const [START, END] = [at("18:00"), at("19:30")];
const WINDOW = { start_at: START, end_at: END };

Deno.test("assign-tables answers with the assignment that it made, and nothing else", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant, {
    ...WINDOW,
    party_size: 7,
  });
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)].sort();
  const { status, headers, body } = await post<AssignBody>("assign-tables", {
    bookingId: bookingId.toUpperCase(),
    tableIds: [...tableIds, ...tableIds].reverse(),
    requireAdjacency: false,
  });
  const { assignmentId, ...seating } = await readSeating(sql, bookingId);
  assertEquals<unknown>({ status, body }, {
    status: 200,
    body: {
      assignmentId,
      bookingId,
      tableIds,
      startAt: START,
      endAt: END,
      capacity: UNLIMITED,
    },
  });
  assertEquals(seating, {
    status: "confirmed",
    tableIds,
    windows: [windowOf(START, END)],
  });
  assertEquals(headers.get("content-type"), "application/json");
  assertEquals(headers.has("idempotency-replayed"), false);
  assertCommonHeaders(headers);
});

Deno.test("assign-tables answers with the counts and limits of the service", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 9, max_parties: 2 });
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 1)], WINDOW);
  const bookingId = await addBooking(sql, restaurant, WINDOW);
  const { body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [tableOf(restaurant, 2)],
  });
  assertEquals(body.capacity, {
    state: "enforced",
    covers: 8,
    maxCovers: 9,
    parties: 2,
    maxParties: 2,
  });
});

Deno.test("assign-tables moves a seated booking to other tables", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const from = tableOf(restaurant, 1);
  const to = tableOf(restaurant, 2);
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [from],
  );
  const { status, body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [to],
  });
  assertEquals({ status, tableIds: body.tableIds }, {
    status: 200,
    tableIds: [to],
  });
  assertEquals(body.assignmentId === assignmentId, false);
  const seating = await readSeating(sql, bookingId);
  assertEquals(seating.assignmentId, body.assignmentId);
  assertEquals(seating.tableIds, [to]);
});

Deno.test("assign-tables leaves a booking that has these tables as it is", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1)];
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
  );
  const { status, headers, body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds,
  });
  assertEquals({ status, assignmentId: body.assignmentId }, {
    status: 200,
    assignmentId,
  });
  assertEquals(headers.has("idempotency-replayed"), false);
});
