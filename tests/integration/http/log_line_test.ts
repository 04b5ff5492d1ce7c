import { assertEquals } from "@std/assert";
import { type EndpointName, post, send } from "../../../support/endpoint.ts";
import { readFunctionsLog } from "../../../support/functions_log.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { type Booked, booked, EVENING } from "./booked.ts";

/** Sends a request and returns what was logged for it, without its duration. */
async function logOf(
  endpoint: EndpointName,
  body: unknown,
  more: Record<string, string> = {},
): Promise<unknown[] | null> {
  const requestId = crypto.randomUUID();
  const headers = { "x-request-id": requestId, ...more };
  await post(endpoint, body, { headers });
  const lines = await readFunctionsLog(requestId);
  return lines?.map(({ duration_ms, requestId: logged, ...line }) => {
    assertEquals([typeof duration_ms, logged], ["number", requestId]);
    return line;
  }) ?? null;
}

/** What a line says about a request that changed something. */
function succeeded({ restaurant, bookingId }: Booked) {
  return {
    outcome: "succeeded",
    status: 200,
    restaurantId: restaurant.id,
    bookingId,
    code: null,
    reason: null,
    capacityState: "unlimited",
    cause: null,
  };
}

/** Expects one line, where the log can be read at all. */
function assertLogged(lines: unknown[] | null, line: unknown): void {
  if (lines !== null) assertEquals(lines, [line]);
}

booked.test("a success leaves one log line, and a replay says that it is one", async (scene) => {
  const { tables: { T1 }, bookingId } = scene;
  const key = { "idempotency-key": crypto.randomUUID() };
  const assignment = { bookingId, tableIds: [T1] };
  const event = "assign_tables";
  assertLogged(await logOf("assign-tables", assignment, key), {
    event,
    ...succeeded(scene),
  });
  assertLogged(await logOf("assign-tables", assignment, key), {
    event,
    ...succeeded(scene),
    outcome: "replayed",
  });
  assertLogged(await logOf("update-booking", { bookingId, partySize: 2 }), {
    event: "update_booking",
    ...succeeded(scene),
  });
  assertLogged(await logOf("unassign-tables", { bookingId }), {
    event: "unassign_tables",
    ...succeeded(scene),
    capacityState: null,
  });
});

booked.test("a refusal leaves one log line with its reason", async (scene) => {
  const { sql, restaurant, tables: { T1 }, bookingId } = scene;
  const tableIds = [T1];
  await addSeatedBooking(sql, restaurant, tableIds, EVENING);
  assertLogged(await logOf("assign-tables", { bookingId, tableIds }), {
    event: "assign_tables",
    ...succeeded(scene),
    outcome: "refused",
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_TAKEN",
    capacityState: null,
  });
});

Deno.test("a request without credentials leaves one log line", async () => {
  const requestId = crypto.randomUUID();
  await send("assign-tables", {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": requestId },
    body: "{}",
  });
  const lines = await readFunctionsLog(requestId);
  if (lines === null) return;
  assertEquals(
    lines.map(({ outcome, status, code }) => ({ outcome, status, code })),
    [{ outcome: "refused", status: 401, code: "MISSING_CREDENTIALS" }],
  );
});
