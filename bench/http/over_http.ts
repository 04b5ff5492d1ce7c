import { post } from "../../tests/fixtures/endpoint.ts";
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
 * @throws {Error} If the answer is not a success.
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

/** The durations of the header `Server-Timing`, tries added up. */
function durationsIn(headers: Headers) {
  const durations = { auth: 0, rpc: 0, transaction: 0, total: 0 };
  const text = headers.get("server-timing") ?? "";
  for (const name of ["auth", "rpc", "transaction", "total"] as const) {
    const pattern = new RegExp(`\\b${name};dur=([\\d.]+)`, "g");
    for (const [, value] of text.matchAll(pattern)) {
      durations[name] += Number(value);
    }
  }
  return durations;
}
