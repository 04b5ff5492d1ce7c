import type { Endpoint } from "../_shared/endpoint.ts";
import { withoutUndefined } from "../_shared/without_undefined.ts";
import { type UnblockTablesRequest, unblockTablesRequest } from "./request.ts";

/** Takes a block back, so that its tables can be given to parties again. */
export const unblockTables: Endpoint<UnblockTablesRequest> = {
  event: "unblock_tables",
  schema: unblockTablesRequest,
  makeRequest: (client, body, idempotencyKey) =>
    client.rpc(
      "unblock_tables_atomic",
      withoutUndefined({
        p_assignment_id: body.assignmentId,
        p_restaurant_id: body.restaurantId,
        p_idempotency_key: idempotencyKey,
      }),
    ),
};
