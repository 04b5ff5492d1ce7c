import postgres from "postgres";
import { reasonOf } from "../../support/reasons.ts";
import type { Database } from "../../support/database.ts";
import { assign, update } from "../../support/rpc.ts";
import type { Arrival, Call, Operation } from "./demand.ts";
import type { SessionPool } from "./session_pool.ts";

/** What became of one call. */
export interface Outcome {
  readonly operation: Operation;
  /** Milliseconds from the moment it was due until it was answered. */
  readonly latency: number;
  /** Milliseconds from the moment it was due until it was sent off. */
  readonly lag: number;
  /** "done", the reason of a refusal, or the text of an error. */
  readonly result: string;
  readonly isError: boolean;
}

/** What became of all calls. */
export interface Replay {
  readonly outcomes: readonly Outcome[];
  /** From the beginning until the last answer. */
  readonly seconds: number;
}

/**
 * Sends every call when it is due, however long the ones before it take, and
 * waits for all answers. A call that is due while all sessions are busy waits,
 * and its time counts.
 */
export async function replay(
  arrivals: readonly Arrival[],
  pool: SessionPool,
): Promise<Replay> {
  const began = performance.now();
  const answers: Promise<Outcome>[] = [];
  for (const { at, call } of arrivals) {
    const due = began + at;
    // Timers fire at whole milliseconds; whoever is due by then goes together.
    for (let wait = due - performance.now(); wait > 0;) {
      await pause(wait);
      wait = due - performance.now();
    }
    answers.push(send(call, due, pool));
    if (answers.length % 64 === 0) await pause(0);
  }
  const outcomes = await Promise.all(answers);
  return { outcomes, seconds: (performance.now() - began) / 1000 };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function send(
  call: Call,
  due: number,
  pool: SessionPool,
): Promise<Outcome> {
  const lag = performance.now() - due;
  const result = await pool.run((session) => request(session, call))
    .then(() => ({ result: "done", isError: false }), resultOf);
  const latency = performance.now() - due;
  return { operation: call.operation, latency, lag, ...result };
}

/** Every call has a key of its own, as those of the dashboard have. */
function request(session: Database, call: Call): Promise<unknown> {
  const key = crypto.randomUUID();
  return call.operation === "assign"
    ? assign(session, call.bookingId, [call.tableId], { key })
    : update(session, call.bookingId, { ...call.changes, key });
}

function resultOf(error: unknown): { result: string; isError: boolean } {
  if (!(error instanceof postgres.PostgresError)) {
    return { result: String(error), isError: true };
  }
  const { code, message } = error;
  const reason = reasonOf(code);
  return reason === undefined
    ? { result: `${code} ${message}`, isError: true }
    : { result: reason, isError: false };
}
