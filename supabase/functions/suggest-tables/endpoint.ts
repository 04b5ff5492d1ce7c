import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type SuggestTablesRequest, suggestTablesRequest } from "./request.ts";

/**
 * Finds the best tables for a booking or a party. It changes nothing, so an
 * idempotency key means nothing to it.
 */
export const suggestTables: Endpoint<SuggestTablesRequest> = {
  event: "suggest_tables",
  schema: suggestTablesRequest,
  makeRequest: (client, body) =>
    client.rpc(
      "suggest_tables",
      withoutUndefined({
        p_booking_id: body.bookingId,
        p_restaurant_id: body.restaurantId,
        p_party_size: body.partySize,
        p_start_at: body.startAt,
        p_end_at: body.endAt,
        p_min_minutes: body.minMinutes,
        p_limit: body.limit,
        p_require_adjacency: body.requireAdjacency,
      }),
    ),
};
