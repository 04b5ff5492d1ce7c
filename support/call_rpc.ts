import type { CapacityOverride } from "../model/operation.ts";
import { operationOf, type Request } from "../model/operations.ts";
import { type Database, one } from "./database.ts";

/** What every RPC returns: the body of the HTTP response, and two more keys. */
export interface RpcAnswer {
  readonly restaurantId: string;
  readonly replayed: boolean;
  readonly [field: string]: unknown;
}

/**
 * Sends a request of the model to its RPC over a direct connection.
 *
 * @throws {postgres.PostgresError} If it is refused or fails.
 */
export async function callRpc(
  sql: Database,
  request: Request,
): Promise<RpcAnswer> {
  const { body, key } = request;
  const fields = Object.entries({ ...body, idempotencyKey: key });
  const names = fields.map(([name], index) =>
    `${argumentOf(name)} => $${index + 1}`
  );
  const values = fields.map(([name, value]) =>
    name === "capacityOverride" ? (value as CapacityOverride).reason : value
  );
  const row = one(
    await sql.unsafe<{ answer: RpcAnswer }[]>(
      `select ${operationOf(request).rpc}(${names.join()}) as answer`,
      values,
    ),
  );
  return row.answer;
}

/** The name of an RPC's argument: p_booking_id for bookingId. */
function argumentOf(field: string): string {
  return `p_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
