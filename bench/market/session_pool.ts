import type { Database } from "../../support/database.ts";
import { type Connections, openSession } from "./connections.ts";

/**
 * Sessions that serve whoever comes first, one call at a time, as a connection
 * pooler in transaction mode does.
 */
export class SessionPool implements AsyncDisposable {
  readonly #all: readonly Connections[];
  readonly #idle: Connections[];
  readonly #waiting: ((session: Connections) => void)[] = [];

  private constructor(sessions: readonly Connections[]) {
    this.#all = sessions;
    this.#idle = [...sessions];
  }

  /** Opens so many sessions. */
  static async open(databaseUrl: string, size: number): Promise<SessionPool> {
    return new SessionPool(
      await Promise.all(
        Array.from({ length: size }, () => openSession(databaseUrl)),
      ),
    );
  }

  /** Runs the work on a session, once one is free. */
  async run<Result>(
    work: (session: Database) => Promise<Result>,
  ): Promise<Result> {
    const session = this.#idle.pop() ?? await this.#next();
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(session);
      else next(session);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((session) => session.end()));
  }

  #next(): Promise<Connections> {
    const { promise, resolve } = Promise.withResolvers<Connections>();
    this.#waiting.push(resolve);
    return promise;
  }
}
