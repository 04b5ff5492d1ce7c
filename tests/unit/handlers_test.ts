import { assertEquals } from "@std/assert";
import {
  type Endpoint,
  serveEndpoint,
} from "../../supabase/functions/_shared/endpoint.ts";
import { assignTables } from "../../supabase/functions/assign-tables/endpoint.ts";
import { blockTables } from "../../supabase/functions/block-tables/endpoint.ts";
import { createBooking } from "../../supabase/functions/create-booking/endpoint.ts";
import { seatBookings } from "../../supabase/functions/seat-bookings/endpoint.ts";
import { suggestTables } from "../../supabase/functions/suggest-tables/endpoint.ts";
import { unassignTables } from "../../supabase/functions/unassign-tables/endpoint.ts";
import { unblockTables } from "../../supabase/functions/unblock-tables/endpoint.ts";
import { updateBooking } from "../../supabase/functions/update-booking/endpoint.ts";
import { withCapturedLog } from "./captured_log.ts";
import {
  assigned,
  assignRequest,
  BOOKING_ID,
  RESTAURANT_ID,
  TABLE_ID,
} from "./endpoint_calls.ts";
import { FakeApi } from "./fake_api.ts";

const ASSIGNMENT_ID = assigned.assignmentId;

/** Sends a body to an endpoint and returns the request that reached the API. */
async function rpcFor<Body extends object>(
  endpoint: Endpoint<Body>,
  body: Record<string, unknown>,
) {
  const api = new FakeApi(() => Response.json(assigned));
  const request = assignRequest({
    body: JSON.stringify(body),
    headers: { "idempotency-key": "key-1" },
  });
  await withCapturedLog(() => serveEndpoint(endpoint, api.platform)(request));
  return { path: api.requests[0]?.path, body: api.requests[0]?.body };
}

const bookingId = BOOKING_ID;
const restaurantId = RESTAURANT_ID;
const always = { p_booking_id: BOOKING_ID, p_idempotency_key: "key-1" };
const override = { reason: " Friends of the house " };

Deno.test("assign-tables passes on every field", async () => {
  const body = {
    bookingId,
    tableIds: [TABLE_ID],
    requireAdjacency: true,
    assignedBy: BOOKING_ID,
    restaurantId,
  };
  assertEquals(await rpcFor(assignTables, body), {
    path: "/rest/v1/rpc/assign_tables_atomic_v2",
    body: {
      ...always,
      p_table_ids: [TABLE_ID],
      p_require_adjacency: true,
      p_assigned_by: BOOKING_ID,
      p_restaurant_id: RESTAURANT_ID,
    },
  });
});

Deno.test("unassign-tables releases all tables when none are named", async () => {
  assertEquals(await rpcFor(unassignTables, { bookingId }), {
    path: "/rest/v1/rpc/unassign_tables_atomic",
    body: always,
  });
});

Deno.test("unassign-tables releases the tables that are named", async () => {
  const tableIds = [TABLE_ID];
  const sent = { bookingId, tableIds, restaurantId };
  const { body } = await rpcFor(unassignTables, sent);
  assertEquals(body, {
    ...always,
    p_table_ids: [TABLE_ID],
    p_restaurant_id: RESTAURANT_ID,
  });
});

Deno.test("update-booking passes on every change", async () => {
  const changes = {
    bookingId,
    startAt: "2026-11-23T19:00:00+01:00",
    endAt: "2026-11-23T19:30:00Z",
    partySize: 4,
    status: "confirmed",
    guestName: " Ada ",
    notes: "Window",
    guestPhone: "030 123456",
    arrived: true,
    arrivedGuests: 3,
    capacityOverride: override,
    expectedUpdatedAt: "2026-11-23T17:00:00.123+00:00",
    restaurantId,
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
      p_guest_phone: "030 123456",
      p_arrived: true,
      p_arrived_guests: 3,
      p_capacity_override: "Friends of the house",
      p_expected_updated_at: "2026-11-23T17:00:00.123Z",
      p_restaurant_id: RESTAURANT_ID,
    },
  });
});

Deno.test("update-booking clears the notes and the phone number with null", async () => {
  const sent = { bookingId, notes: null, guestPhone: null };
  const { body } = await rpcFor(updateBooking, sent);
  assertEquals(body, { ...always, p_notes: "", p_guest_phone: "" });
});

Deno.test("update-booking says that a party is not here after all", async () => {
  const { body } = await rpcFor(updateBooking, { bookingId, arrived: false });
  assertEquals(body, { ...always, p_arrived: false });
});

Deno.test("create-booking passes on every field", async () => {
  const booking = {
    restaurantId,
    startAt: "2026-11-23T19:00:00+01:00",
    endAt: "2026-11-23T19:30:00Z",
    partySize: 4,
    guestName: " Ada ",
    guestPhone: "030 123456",
    notes: "Window",
    tableIds: [TABLE_ID],
    requireAdjacency: true,
    checkIn: true,
    arrived: true,
    arrivedGuests: 3,
    extraChairs: true,
    capacityOverride: override,
  };
  assertEquals(await rpcFor(createBooking, booking), {
    path: "/rest/v1/rpc/create_booking_with_capacity_check",
    body: {
      p_restaurant_id: RESTAURANT_ID,
      p_start_at: "2026-11-23T18:00:00.000Z",
      p_party_size: 4,
      p_end_at: "2026-11-23T19:30:00.000Z",
      p_guest_name: "Ada",
      p_guest_phone: "030 123456",
      p_notes: "Window",
      p_table_ids: [TABLE_ID],
      p_require_adjacency: true,
      p_check_in: true,
      p_arrived: true,
      p_arrived_guests: 3,
      p_extra_chairs: true,
      p_capacity_override: "Friends of the house",
      p_idempotency_key: "key-1",
    },
  });
});

Deno.test("create-booking leaves out what is null", async () => {
  const { body } = await rpcFor(createBooking, {
    restaurantId,
    startAt: "2026-11-23T18:00:00Z",
    partySize: 4,
    guestPhone: null,
    notes: null,
  });
  assertEquals(body, {
    p_restaurant_id: RESTAURANT_ID,
    p_start_at: "2026-11-23T18:00:00.000Z",
    p_party_size: 4,
    p_idempotency_key: "key-1",
  });
});

Deno.test("seat-bookings passes on the seatings as they are named", async () => {
  const first = {
    bookingId,
    tableIds: [TABLE_ID],
    checkIn: true,
    endAt: "2026-11-23T19:30:00.000Z",
    extraChairs: true,
    apart: true,
  };
  const second = { bookingId: TABLE_ID, tableIds: [BOOKING_ID] };
  const body = {
    restaurantId,
    seatings: [first, second],
    requireAdjacency: true,
    capacityOverride: override,
  };
  assertEquals(await rpcFor(seatBookings, body), {
    path: "/rest/v1/rpc/seat_bookings_atomic",
    body: {
      p_restaurant_id: RESTAURANT_ID,
      p_seatings: [first, second],
      p_require_adjacency: true,
      p_capacity_override: "Friends of the house",
      p_idempotency_key: "key-1",
    },
  });
});

Deno.test("seat-bookings reads 200 seatings of 20 tables", async () => {
  const idsFrom = (first: number, count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        TABLE_ID.slice(0, -6) + String(first + index).padStart(6, "0"),
    );
  const seatings = idsFrom(0, 200).map((bookingId, index) => ({
    bookingId,
    tableIds: idsFrom(20 * index, 20),
  }));
  const { body } = await rpcFor(seatBookings, { restaurantId, seatings });
  assertEquals((body as { p_seatings: unknown }).p_seatings, seatings);
});

Deno.test("block-tables passes on every field", async () => {
  const body = {
    restaurantId,
    tableIds: [TABLE_ID],
    startAt: "2026-11-23T19:00:00+01:00",
    endAt: "2026-11-23T19:30:00Z",
    reason: " A pipe has burst ",
    displace: true,
  };
  assertEquals(await rpcFor(blockTables, body), {
    path: "/rest/v1/rpc/block_tables_atomic",
    body: {
      p_restaurant_id: RESTAURANT_ID,
      p_table_ids: [TABLE_ID],
      p_start_at: "2026-11-23T18:00:00.000Z",
      p_end_at: "2026-11-23T19:30:00.000Z",
      p_reason: "A pipe has burst",
      p_displace: true,
      p_idempotency_key: "key-1",
    },
  });
});

Deno.test("unblock-tables names the block and, if it is told, the restaurant", async () => {
  const assignmentId = ASSIGNMENT_ID;
  const block = { p_assignment_id: ASSIGNMENT_ID, p_idempotency_key: "key-1" };
  assertEquals(await rpcFor(unblockTables, { assignmentId }), {
    path: "/rest/v1/rpc/unblock_tables_atomic",
    body: block,
  });
  const { body } = await rpcFor(unblockTables, { assignmentId, restaurantId });
  assertEquals(body, { ...block, p_restaurant_id: RESTAURANT_ID });
});

Deno.test("suggest-tables passes on a booking, or every field of a party, and no key", async () => {
  const path = "/rest/v1/rpc/suggest_tables";
  assertEquals(await rpcFor(suggestTables, { bookingId }), {
    path,
    body: { p_booking_id: BOOKING_ID },
  });
  const party = {
    restaurantId,
    partySize: 4,
    startAt: "2026-11-23T19:00:00+01:00",
    endAt: "2026-11-23T19:30:00Z",
    minMinutes: 45,
    limit: 3,
    requireAdjacency: false,
  };
  assertEquals(await rpcFor(suggestTables, party), {
    path,
    body: {
      p_restaurant_id: RESTAURANT_ID,
      p_party_size: 4,
      p_start_at: "2026-11-23T18:00:00.000Z",
      p_end_at: "2026-11-23T19:30:00.000Z",
      p_min_minutes: 45,
      p_limit: 3,
      p_require_adjacency: false,
    },
  });
});
