import { assertEquals } from "@std/assert";
import { serveEndpoint } from "../../supabase/functions/_shared/endpoint.ts";
import { unassignTables } from "../../supabase/functions/unassign-tables/endpoint.ts";
import { updateBooking } from "../../supabase/functions/update-booking/endpoint.ts";
import { withCapturedLog } from "./captured_log.ts";
import {
  assigned,
  assignRequest,
  BOOKING_ID,
  TABLE_ID,
} from "./endpoint_calls.ts";
import { FakeApi } from "./fake_api.ts";

/** Sends a body to an endpoint and returns the request that reached the API. */
async function rpcFor(
  endpoint: typeof unassignTables | typeof updateBooking,
  body: Record<string, unknown>,
) {
  const api = new FakeApi(() => Response.json(assigned));
  const request = assignRequest({
    body: JSON.stringify({ bookingId: BOOKING_ID, ...body }),
    headers: { "idempotency-key": "key-1" },
  });
  const serve = endpoint === updateBooking
    ? serveEndpoint(updateBooking, api.platform)
    : serveEndpoint(unassignTables, api.platform);
  await withCapturedLog(() => serve(request));
  return { path: api.requests[0]?.path, body: api.requests[0]?.body };
}

const always = { p_booking_id: BOOKING_ID, p_idempotency_key: "key-1" };

Deno.test("unassign-tables releases all tables when none are named", async () => {
  assertEquals(await rpcFor(unassignTables, {}), {
    path: "/rest/v1/rpc/unassign_tables_atomic",
    body: always,
  });
});

Deno.test("unassign-tables releases the tables that are named", async () => {
  const { body } = await rpcFor(unassignTables, { tableIds: [TABLE_ID] });
  assertEquals(body, { ...always, p_table_ids: [TABLE_ID] });
});

Deno.test("update-booking passes on every change", async () => {
  const changes = {
    startAt: "2026-11-23T19:00:00+01:00",
    endAt: "2026-11-23T19:30:00Z",
    partySize: 4,
    status: "confirmed",
    guestName: " Ada ",
    notes: "Window",
  };
  assertEquals(await rpcFor(updateBooking, changes), {
    path: "/rest/v1/rpc/update_booking_with_capacity_check",
    body: {
      ...always,
      p_start_at: "2026-11-23T18:00:00.000Z",
      p_end_at: "2026-11-23T19:30:00.000Z",
      p_party_size: 4,
      p_status: "confirmed",
      p_guest_name: "Ada",
      p_notes: "Window",
    },
  });
});

Deno.test("update-booking clears the notes with null", async () => {
  const { body } = await rpcFor(updateBooking, { notes: null });
  assertEquals(body, { ...always, p_notes: "" });
});
