import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import type { ErrorBody } from "../../../support/endpoint.ts";
import { readChanges } from "../../../support/event.ts";
import type { AssignBody } from "./answers.ts";
import { booked } from "./booked.ts";
import { postPatiently } from "./patient.ts";

const RETRIES = 16;

function inParallel<Result>(
  count: number,
  run: (index: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}

booked.test("16 parallel requests with one key have one effect and 16 equal answers", async ({ sql, bookingId, tables: { T1, T2, T3 } }) => {
  const body = { bookingId, tableIds: [T1, T2, T3].sort() };
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answers = await inParallel(
    RETRIES,
    () => postPatiently<AssignBody>("assign-tables", body, { headers }),
  );
  const [first] = answers;
  for (const answer of answers) {
    assertEquals([answer.status, answer.body], [200, first?.body]);
  }
  assertEquals(
    answers.filter(({ headers }) => headers.has("idempotency-replayed")).length,
    RETRIES - 1,
  );
  const { assignmentId, tableIds } = await readSeating(sql, bookingId);
  assertEquals(
    [first?.body.assignmentId, first?.body.tableIds],
    [assignmentId, tableIds],
  );
  assertEquals(tableIds, body.tableIds);
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

booked.test("a double click is one assignment", async ({ sql, bookingId, tables: { T1 } }) => {
  const body = { bookingId, tableIds: [T1] };
  const answers = await inParallel(
    2,
    () => postPatiently<AssignBody>("assign-tables", body),
  );
  const { assignmentId } = await readSeating(sql, bookingId);
  assertEquals<unknown>(
    answers.map(({ status, body }) => [status, body.assignmentId]),
    [[200, assignmentId], [200, assignmentId]],
  );
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

booked.test("of 8 bookings that want one table at once, one gets it, and all others are told which", async ({ sql, restaurant, tables: { T1 } }) => {
  const answers = await inParallel(8, async () => {
    const bookingId = await addBooking(sql, restaurant);
    const body = { bookingId, tableIds: [T1] };
    return await postPatiently<AssignBody & ErrorBody>("assign-tables", body);
  });
  const winners = answers.filter(({ status }) => status === 200);
  assertEquals(winners.length, 1);
  for (const { status, body } of answers) {
    if (status === 200) continue;
    assertEquals(
      [status, body.reason, body.details?.blockingBookingId],
      [409, "TABLE_TAKEN", winners[0]?.body.bookingId],
    );
  }
});
