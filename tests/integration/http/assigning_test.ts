import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { windowOf } from "../../../support/moment.ts";
import { UNLIMITED } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import type { AssignBody } from "./answers.ts";
import { EVENING } from "./booked.ts";

scene.test("assign-tables answers with the assignment that it made and nothing else", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant, {
    ...EVENING,
    party_size: 7,
  });
  const tableIds = [T1, T2].sort();
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
      startAt: EVENING.start_at,
      endAt: EVENING.end_at,
      capacity: UNLIMITED,
    },
  });
  assertEquals(seating, {
    status: "confirmed",
    tableIds,
    windows: [windowOf(EVENING.start_at, EVENING.end_at)],
  });
  assertEquals(headers.get("content-type"), "application/json");
  assertEquals(headers.has("idempotency-replayed"), false);
  assertCommonHeaders(headers);
});

scene.test("assign-tables answers with the counts and limits of the service", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 9, max_parties: 2 });
  await addSeatedBooking(sql, restaurant, [T1], EVENING);
  const bookingId = await addBooking(sql, restaurant, EVENING);
  const { body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [T2],
  });
  assertEquals(body.capacity, {
    state: "enforced",
    covers: 8,
    maxCovers: 9,
    parties: 2,
    maxParties: 2,
    coversWithoutTable: 0,
  });
});

scene.test("assign-tables moves a seated booking to other tables", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
  );
  const { status, body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [T2],
  });
  assertEquals({ status, tableIds: body.tableIds }, {
    status: 200,
    tableIds: [T2],
  });
  assertEquals(body.assignmentId === assignmentId, false);
  const seating = await readSeating(sql, bookingId);
  assertEquals(seating.assignmentId, body.assignmentId);
  assertEquals(seating.tableIds, [T2]);
});

scene.test("assign-tables leaves a booking that has these tables as it is", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
  );
  const { status, headers, body } = await post<AssignBody>("assign-tables", {
    bookingId,
    tableIds: [T1],
  });
  assertEquals({ status, assignmentId: body.assignmentId }, {
    status: 200,
    assignmentId,
  });
  assertEquals(headers.has("idempotency-replayed"), false);
});
