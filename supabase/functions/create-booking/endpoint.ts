import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type CreateBookingRequest, createBookingRequest } from "./request.ts";

/** Adds a booking, with tables and its party seated at them if wanted. */
export const createBooking: Endpoint<CreateBookingRequest> = {
  event: "create_booking",
  schema: createBookingRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "create_booking_with_capacity_check",
      withoutUndefined({
        p_restaurant_id: body.restaurantId,
        p_start_at: body.startAt,
        p_party_size: body.partySize,
        p_end_at: body.endAt,
        p_guest_name: body.guestName,
        p_guest_phone: body.guestPhone ?? undefined,
        p_notes: body.notes ?? undefined,
        p_table_ids: body.tableIds,
        p_require_adjacency: body.requireAdjacency,
        p_check_in: body.checkIn,
        p_arrived: body.arrived,
        p_arrived_guests: body.arrivedGuests,
        p_extra_chairs: body.extraChairs,
        p_capacity_override: body.capacityOverride?.reason,
        p_idempotency_key: idempotencyKey,
      }),
    ),
};
