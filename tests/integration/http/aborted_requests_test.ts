import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import {
  backendPid,
  connect,
  type Database,
} from "../../../support/database.ts";
import { post } from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { readChanges } from "../../../support/event.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { untilWaitedFor } from "../../../support/waiting.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { AssignBody } from "./answers.ts";

/** Sends a request with a key; `abort` gives up waiting for its answer. */
function startRequest(bookingId: string, tableIds: string[]) {
  const { url, secretKey } = readEnvironment();
  const headers = { "idempotency-key": crypto.randomUUID() };
  const controller = new AbortController();
  const ended = fetch(`${url}/functions/v1/assign-tables`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      apikey: secretKey,
      ...headers,
    },
    body: JSON.stringify({ bookingId, tableIds }),
    signal: controller.signal,
  }).then((response) => response.body?.cancel(), () => {});
  return { headers, ended, abort: () => controller.abort() };
}

/** Expects the booking to hold all of these tables or none. */
async function assertAllOrNone(
  sql: Database,
  bookingId: string,
  tableIds: string[],
): Promise<void> {
  const { status, tableIds: held } = await readSeating(sql, bookingId);
  assertEquals(
    [status, held],
    held.length > 0 ? ["confirmed", tableIds] : ["pending", []],
  );
}

/** Adds a party of eight, for two tables. */
async function addLargeParty({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  const bookingId = await addBooking(sql, restaurant, { party_size: 8 });
  return { bookingId, tableIds: [T1, T2].sort() };
}

const largeParty = scene.with({ arrange: addLargeParty });

for (const roundTrips of [0, 1, 2, 3, 4, 6, 8, 10, 12, 16]) {
  largeParty.test(`a client that gives up after ${roundTrips} round trips learns from its key what became of the request`, async ({ sql, bookingId, tableIds }) => {
    const { headers, ended, abort } = startRequest(bookingId, tableIds);
    for (let count = 0; count < roundTrips; count++) await sql`select`;
    abort();
    await ended;
    await assertAllOrNone(sql, bookingId, tableIds);

    const { status, body } = await post<AssignBody>(
      "assign-tables",
      { bookingId, tableIds },
      { headers },
    );
    const seating = await readSeating(sql, bookingId);
    assertEquals<unknown>(
      [status, body.assignmentId, body.tableIds],
      [200, seating.assignmentId, seating.tableIds],
    );
    assertEquals([seating.status, seating.tableIds], ["confirmed", tableIds]);
    assertEquals((await readChanges(sql, bookingId)).length, 1);
  });
}

largeParty.test("a client that gives up while its request waits for a lock learns from its key what became of it", async ({ sql, bookingId, tableIds }) => {
  await using holder = connect(1);
  await holder`begin`;
  await holder`select from bookings where id = ${bookingId} for update`;
  const { headers, ended, abort } = startRequest(bookingId, tableIds);
  await untilWaitedFor(sql, await backendPid(holder));
  abort();
  await ended;
  await assertAllOrNone(sql, bookingId, tableIds);
  await holder`rollback`;
  const { status } = await post(
    "assign-tables",
    { bookingId, tableIds },
    { headers },
  );
  assertEquals(status, 200);
  assertEquals((await readSeating(sql, bookingId)).tableIds, tableIds);
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

largeParty.test("a client that dies in the middle of its request changes nothing", async ({ sql, restaurant, bookingId, tableIds }) => {
  const { hostname, port } = new URL(readEnvironment().url);
  const body = JSON.stringify({ bookingId, tableIds });
  const request = [
    "POST /functions/v1/assign-tables HTTP/1.1",
    `host: ${hostname}:${port}`,
    `apikey: ${readEnvironment().secretKey}`,
    "content-type: application/json",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
  await withoutTrace(sql, restaurant, async () => {
    for (const length of [20, request.length - body.length, -1]) {
      const connection = await Deno.connect({ hostname, port: Number(port) });
      const part = new TextEncoder().encode(request.slice(0, length));
      await connection.write(part);
      connection.close();
    }
    const { status } = await post("assign-tables", { bookingId });
    assertEquals(status, 400);
  });
  const { status } = await post("assign-tables", { bookingId, tableIds });
  assertEquals(status, 200);
});
