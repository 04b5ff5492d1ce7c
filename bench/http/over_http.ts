import { post } from "../../support/endpoint.ts";
import type { Seating, Staff } from "./scene.ts";

/** Where the milliseconds of one call over HTTP went. */
export interface HttpTimes {
  readonly latency: number;
  /** The client, and the gateway between it and the function. */
  readonly before: number;
  /** The function itself. */
  readonly own: number;
  /** The part of the function's own time that checked the credentials. */
  readonly auth: number;
  /** The gateway between the function and the database. */
  readonly behind: number;
  /** The database's transaction, with the RPC in it. */
  readonly transaction: number;
}

/**
 * Seats a booking as the dashboard does.
 *
 * @throws {Error} If the answer is not a success or does not tell its times.
 */
export async function assignOverHttp(
  { token }: Staff,
  { bookingId, tableId }: Seating,
): Promise<HttpTimes> {
  const began = performance.now();
  const { status, headers, body } = await post("assign-tables", {
    bookingId,
    tableIds: [tableId],
  }, { token, headers: { "idempotency-key": crypto.randomUUID() } });
  const latency = performance.now() - began;
  if (status !== 200) {
    throw new Error(`The answer is ${status}: ${JSON.stringify(body)}`);
  }
  const { auth, rpc, transaction, total } = durationsIn(headers);
  return {
    latency,
    before: latency - total,
    own: total - rpc,
    auth,
    behind: rpc - transaction,
    transaction,
  };
}

/**
 * The durations of the header `Server-Timing`, tries added up.
 *
 * @throws {Error} If one is missing: its time would count for another part.
 */
function durationsIn(headers: Headers) {
  const text = headers.get("server-timing") ?? "";
  const durationOf = (name: string) => {
    const found = [
      ...text.matchAll(new RegExp(`\\b${name};dur=([\\d.]+)`, "g")),
    ];
    if (found.length === 0) {
      throw new Error(`The header "Server-Timing: ${text}" has no "${name}"`);
    }
    return found.reduce((sum, [, value]) => sum + Number(value), 0);
  };
  return {
    auth: durationOf("auth"),
    rpc: durationOf("rpc"),
    transaction: durationOf("transaction"),
    total: durationOf("total"),
  };
}
