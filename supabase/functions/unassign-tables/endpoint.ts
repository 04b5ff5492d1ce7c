import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import {
  type UnassignTablesRequest,
  unassignTablesRequest,
} from "./request.ts";

/** Releases a booking's tables, all of them when none are named. */
export const unassignTables: Endpoint<UnassignTablesRequest> = {
  event: "unassign_tables",
  schema: unassignTablesRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "unassign_tables_atomic",
      withoutUndefined({
        p_booking_id: body.bookingId,
        p_table_ids: body.tableIds,
        p_idempotency_key: idempotencyKey,
        p_restaurant_id: body.restaurantId,
      }),
    ),
};
