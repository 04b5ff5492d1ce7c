import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type AssignTablesRequest, assignTablesRequest } from "./request.ts";

/** Seats a booking at a set of dining tables, in place of any set before. */
export const assignTables: Endpoint<AssignTablesRequest> = {
  event: "assign_tables",
  schema: assignTablesRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "assign_tables_atomic_v2",
      withoutUndefined({
        p_booking_id: body.bookingId,
        p_table_ids: body.tableIds,
        p_require_adjacency: body.requireAdjacency,
        p_assigned_by: body.assignedBy,
        p_idempotency_key: idempotencyKey,
        p_restaurant_id: body.restaurantId,
      }),
    ),
};
