import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type BlockTablesRequest, blockTablesRequest } from "./request.ts";

/** Keeps tables from everybody for a window. */
export const blockTables: Endpoint<BlockTablesRequest> = {
  event: "block_tables",
  schema: blockTablesRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "block_tables_atomic",
      withoutUndefined({
        p_restaurant_id: body.restaurantId,
        p_table_ids: body.tableIds,
        p_start_at: body.startAt,
        p_end_at: body.endAt,
        p_reason: body.reason,
        p_displace: body.displace,
        p_idempotency_key: idempotencyKey,
      }),
    ),
};
