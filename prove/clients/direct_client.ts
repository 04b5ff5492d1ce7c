import postgres from "postgres";
import type { Database } from "../../support/database.ts";
import {
  assign,
  type Assigned,
  type Edited,
  type Released,
  unassign,
  update,
} from "../../support/rpc.ts";
import type { Answer, Request } from "../history/operation.ts";
import type { Client, Complain } from "./client.ts";
import { reasonOf } from "./reasons.ts";

/** The call was rolled back: a lock or statement timeout. */
const TIMEOUTS = ["55P03", "57014"];

/** How the end of a session is told: by the server, and by the driver. */
const LOST = /^(57P0\d|08\w{3}|53300|CONNECT\w+|ECONN\w+|EPIPE)$/;

/** Whether an error tells that a call was rolled back for taking too long. */
export function isTimeout(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return TIMEOUTS.includes(code ?? "");
}

/** Whether an error tells that a session has ended. */
export function isLost(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return LOST.test(code ?? "");
}

/** Longer than any call may take. */
const HANG_MS = 10_000;

/** What tells one direct client from another. */
export interface DirectClientOptions {
  /** Opens a session; called again once one is lost. */
  readonly connect: () => Database;
  readonly complain: Complain;
  /** Whether sessions are ended on purpose. */
  readonly mayBeLost: boolean;
}

/** A client with a database session of its own. */
export class DirectClient implements Client, AsyncDisposable {
  readonly #options: DirectClientOptions;
  #session: Database;

  constructor(readonly name: string, options: DirectClientOptions) {
    this.#options = options;
    this.#session = options.connect();
  }

  actorIn(): null {
    return null;
  }

  async send(_scene: unknown, request: Request): Promise<Answer> {
    try {
      const answer = await inTime(call(this.#session, request));
      const { restaurantId: _, replayed, ...body } = answer;
      return { outcome: "done", replayed, body };
    } catch (error) {
      return this.#read(error, request);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.end({ timeout: 1 }).catch(() => {});
  }

  #read(error: unknown, request: Request): Answer {
    const { code, detail, message } = error as postgres.PostgresError;
    const reason = reasonOf(code ?? "");
    if (reason !== undefined) {
      const details = detail ? JSON.parse(detail) : null;
      return { outcome: "refused", reason, details };
    }
    if (isTimeout(error)) {
      // The driver miscounts the next answer when this one failed behind a row.
      this.#reconnect();
      return { outcome: "undone" };
    }
    const { mayBeLost, complain } = this.#options;
    if (mayBeLost && (isLost(error) || error instanceof Hang)) {
      // The driver does not answer for every session that it loses.
      this.#reconnect();
      return { outcome: "unknown" };
    }
    complain(
      "I7",
      `${this.name} got the SQLSTATE "${code}" (${message}) for ` +
        JSON.stringify(request),
    );
    return { outcome: "unknown" };
  }

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

function call(
  session: Database,
  request: Request,
): Promise<Assigned | Released | Edited> {
  const { booking } = request;
  const key = request.key === undefined ? {} : { key: request.key };
  if (request.kind === "assign") {
    return assign(session, booking, request.tables, key);
  }
  if (request.kind === "edit") {
    return update(session, booking, { ...request.changes, ...key });
  }
  const { tables } = request;
  return unassign(session, booking, {
    ...(tables && { tableIds: tables }),
    ...key,
  });
}
