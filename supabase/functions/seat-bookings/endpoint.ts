import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type SeatBookingsRequest, seatBookingsRequest } from "./request.ts";

/** Gives several bookings their tables at once, or none of them. */
export const seatBookings: Endpoint<SeatBookingsRequest> = {
  event: "seat_bookings",
  schema: seatBookingsRequest,
  // 200 seatings of 20 tables each.
  maxBodyBytes: 256 * 1024,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "seat_bookings_atomic",
      withoutUndefined({
        p_restaurant_id: body.restaurantId,
        p_seatings: body.seatings,
        p_require_adjacency: body.requireAdjacency,
        p_capacity_override: body.capacityOverride?.reason,
        p_idempotency_key: idempotencyKey,
      }),
    ),
};
