import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type UpdateBookingRequest, updateBookingRequest } from "./request.ts";

/** Edits a booking; its tables move along, or the edit is refused. */
export const updateBooking: Endpoint<UpdateBookingRequest> = {
  event: "update_booking",
  schema: updateBookingRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "update_booking_with_capacity_check",
      withoutUndefined({
        p_booking_id: body.bookingId,
        p_start_at: body.startAt,
        p_end_at: body.endAt,
        p_party_size: body.partySize,
        p_status: body.status,
        p_guest_name: body.guestName,
        // To the RPC null means unchanged; an empty text clears the field.
        p_notes: body.notes === null ? "" : body.notes,
        p_idempotency_key: idempotencyKey,
        p_guest_phone: body.guestPhone === null ? "" : body.guestPhone,
        p_arrived: body.arrived,
        p_arrived_guests: body.arrivedGuests,
        p_capacity_override: body.capacityOverride?.reason,
        p_expected_updated_at: body.expectedUpdatedAt,
        p_restaurant_id: body.restaurantId,
      }),
    ),
};
