import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import { type EndpointName, post } from "../../../support/endpoint.ts";
import { readFunctionsLog } from "../../../support/functions_log.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { createScene, type Scene } from "./refusals.ts";
import { send } from "./send.ts";

/** Sends a request and gives what was logged for it, without its duration. */
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

/** What a line says of a request that changed something. */
function succeeded({ restaurant, bookingId }: Scene) {
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

Deno.test("A success leaves one log line, a replay says that it is one", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  const { restaurant, bookingId } = scene;
  const key = { "idempotency-key": crypto.randomUUID() };
  const assignment = { bookingId, tableIds: [tableOf(restaurant, 1)] };
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

Deno.test("A refusal leaves one log line with its reason", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  const { restaurant, bookingId } = scene;
  const tableIds = [tableOf(restaurant, 1)];
  await addSeatedBooking(sql, restaurant, tableIds, {
    start_at: "2031-06-13T18:00Z",
    end_at: "2031-06-13T19:30Z",
  });
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

Deno.test("A request that nobody may make leaves one log line", async () => {
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
