import { AsyncLocalStorage } from "node:async_hooks";

/** The milliseconds that the request at hand has spent in transactions. */
const spent = new AsyncLocalStorage<{ milliseconds: number }>();

/**
 * Tells with a success how long its transactions took, in the header and under
 * the name that PostgREST uses with `server-timing-enabled`. Waiting for a
 * connection is part of that.
 */
export async function withServerTiming(
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const transactions = { milliseconds: 0 };
  const response = await spent.run(transactions, async () => await answer());
  if (!response.ok) return response;
  const timed = new Response(response.body, response);
  const duration = transactions.milliseconds.toFixed(1);
  timed.headers.set("server-timing", `transaction;dur=${duration}`);
  return timed;
}

/** Counts what it runs as a transaction of the request at hand. */
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
