import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { post } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import type { UnassignBody } from "./answers.ts";

scene.test("unassign-tables answers with the tables that it released and nothing else", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2].sort();
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

scene.test("unassign-tables releases the named tables and keeps the others", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1, T2]);
  const { status, body } = await post<UnassignBody>("unassign-tables", {
    bookingId,
    tableIds: [T2],
  });
  assertEquals({ status, body }, {
    status: 200,
    body: { bookingId, releasedTableIds: [T2] },
  });
  const { status: bookingStatus, tableIds } = await readSeating(sql, bookingId);
  assertEquals([bookingStatus, tableIds], ["confirmed", [T1]]);
});

scene.test("unassign-tables succeeds where there is nothing to release", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const { status, body } = await post<UnassignBody>("unassign-tables", {
    bookingId,
  });
  assertEquals({ status, body }, {
    status: 200,
    body: { bookingId, releasedTableIds: [] },
  });
});
