import postgres from "postgres";
import type { Request } from "../../model/operations.ts";
import { callRpc } from "../../support/call_rpc.ts";
import type { Database } from "../../support/database.ts";
import { reasonOf } from "../../support/reasons.ts";
import type { Reply } from "../search/history.ts";
import type { Client } from "./client.ts";

/** A lock or statement timeout: the call was rolled back. */
const TIMEOUTS = ["55P03", "57014"];

/** The end of a session, as the server and the driver report it. */
const LOST = /^(57P0\d|08\w{3}|53300|CONNECT\w+|ECONN\w+|EPIPE)$/;

/** Longer than any call may take. */
const HANG_MS = 10_000;

/** Whether an error says that a call was rolled back for taking too long. */
export function isTimeout(error: unknown): boolean {
  return TIMEOUTS.includes(codeOf(error));
}

/** Whether an error says that a session has ended. */
export function isLost(error: unknown): boolean {
  return LOST.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? "";
}

/** How one direct client differs from another. */
export interface DirectClientOptions {
  /** Opens a session; called again once one is lost. */
  readonly connect: () => Database;
  /** Whether sessions are ended on purpose. */
  readonly mayBeLost: boolean;
}

/**
 * A client that calls the RPCs in its own database session, for a system. Its
 * errors have to be refusals, timeouts, or the end of a session where sessions
 * are ended on purpose.
 */
export class DirectClient implements Client, AsyncDisposable {
  readonly mayRepeat = false;
  readonly #options: DirectClientOptions;
  #session: Database;

  constructor(readonly name: string, options: DirectClientOptions) {
    this.#options = options;
    this.#session = options.connect();
  }

  actorFor(): null {
    return null;
  }

  async send(_host: unknown, request: Request): Promise<Reply> {
    try {
      const answer = await inTime(callRpc(this.#session, request));
      const { restaurantId: _, replayed, ...body } = answer;
      return { outcome: "done", replayed, body };
    } catch (error) {
      return this.#replyOf(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.end({ timeout: 1 }).catch(() => {});
  }

  /** What an error says about the call. */
  #replyOf(error: unknown): Reply {
    const { code, detail, message } = error as postgres.PostgresError;
    const reason = reasonOf(code ?? "");
    if (reason !== undefined) {
      const details = detail ? JSON.parse(detail) : null;
      return { outcome: "refused", reason, details };
    }
    if (isTimeout(error)) {
      // The driver miscounts the next answer when a row came before the error.
      this.#reconnect();
      return { outcome: "undone" };
    }
    const { mayBeLost } = this.#options;
    if (mayBeLost && (isLost(error) || error instanceof Hang)) {
      // The driver does not settle the calls of every session that it loses.
      this.#reconnect();
      return { outcome: "unknown" };
    }
    return { outcome: "unknown", flaw: `SQLSTATE "${code}": ${message}` };
  }

  /** Goes on with another session, whatever becomes of the present one. */
  #reconnect(): void {
    this.#session.end({ timeout: 0 }).catch(() => {});
    this.#session = this.#options.connect();
  }
}

class Hang extends Error {
  override message = `There was no answer for ${HANG_MS} ms`;
}

/** @throws {Hang} If the call takes longer than any may. */
async function inTime<Result>(call: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Hang()), HANG_MS);
  try {
    return await Promise.race([call, promise]);
  } finally {
    clearTimeout(timer);
  }
}
