import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { readEvents } from "../../../support/event.ts";
import { tableOf } from "../../../support/table_of.ts";
import type { AssignBody } from "./answers.ts";
import { createScene } from "./refusals.ts";

const RETRIES = 16;

function inParallel<Result>(
  count: number,
  run: (index: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}

Deno.test("16 parallel requests with one key have one effect and 16 equal answers", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const body = {
    bookingId,
    tableIds: [1, 2, 3].map((number) => tableOf(restaurant, number)).sort(),
  };
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answers = await inParallel(
    RETRIES,
    () => post<AssignBody>("assign-tables", body, { headers }),
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
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

Deno.test("A double click is one assignment", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
  const answers = await inParallel(
    2,
    () => post<AssignBody>("assign-tables", body),
  );
  const { assignmentId } = await readSeating(sql, bookingId);
  assertEquals<unknown>(
    answers.map(({ status, body }) => [status, body.assignmentId]),
    [[200, assignmentId], [200, assignmentId]],
  );
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

Deno.test("Of 8 bookings that want one table at once, one gets it, and all others learn which", async () => {
  await using sql = connect();
  const { restaurant } = await createScene(sql);
  const tableId = tableOf(restaurant, 1);
  const answers = await inParallel(8, async () => {
    const bookingId = await addBooking(sql, restaurant);
    const body = { bookingId, tableIds: [tableId] };
    return await post<AssignBody & ErrorBody>("assign-tables", body);
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
