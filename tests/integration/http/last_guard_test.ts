import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { backendPid, connect } from "../../../support/database.ts";
import { insertAssignment } from "../../../support/direct_assignment.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { assertError } from "../../../support/http_answer.ts";
import { assertDescribed } from "../../../support/openapi.ts";
import { untilWaitedFor } from "../../../support/waiting.ts";
import { booked, EVENING } from "./booked.ts";

booked.test("a table that a direct write takes, unseen until its commit, is the same conflict", async ({ sql, restaurant, tables: { T1 }, bookingId }) => {
  await using writer = connect(1);
  const other = await addBooking(sql, restaurant, EVENING);
  const tableIds = [T1];
  await writer`begin`;
  await insertAssignment(writer, restaurant, other, tableIds);
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
