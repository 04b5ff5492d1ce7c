import { AsyncLocalStorage } from "node:async_hooks";

/** The milliseconds that the current request has spent in transactions. */
const spent = new AsyncLocalStorage<{ milliseconds: number }>();

/**
 * Adds to a successful response how long its transactions took, in the header
 * and under the name that PostgREST uses with `server-timing-enabled`. The time
 * includes waiting for a connection.
 */
export async function withServerTiming(
  respond: () => Response | Promise<Response>,
): Promise<Response> {
  const transactions = { milliseconds: 0 };
  const response = await spent.run(transactions, async () => await respond());
  if (!response.ok) return response;
  const timed = new Response(response.body, response);
  const duration = transactions.milliseconds.toFixed(1);
  timed.headers.set("server-timing", `transaction;dur=${duration}`);
  return timed;
}

/** Counts the time as a transaction of the current request. */
export async function timeTransaction<Result>(
  run: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  try {
    return await run();
  } finally {
    const transactions = spent.getStore();
    if (transactions) transactions.milliseconds += performance.now() - began;
  }
}
