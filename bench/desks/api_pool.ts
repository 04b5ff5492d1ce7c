import type { Session } from "../session.ts";

/** A statement of a request. */
export interface Statement {
  /** Names the prepared statement. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Sessions that take requests as PostgREST's pool does: each is a transaction
 * that begins by saying who asks, and waits until a session is free.
 */
export class ApiPool {
  readonly #free: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];

  constructor(sessions: readonly Session[]) {
    this.#free = [...sessions];
  }

  /** Runs one request of a signed-in user, and gives its only value. */
  async request<Answer>(userId: string, statement: Statement): Promise<Answer> {
    const session = this.#free.pop() ??
      await new Promise<Session>((resolve) => this.#waiting.push(resolve));
    try {
      const claims = JSON.stringify({ sub: userId, role: "authenticated" });
      await session.query("begin");
      await session.query({
        name: "enter",
        text: `select set_config('role', 'authenticated', true),
          set_config('request.jwt.claims', $1, true)`,
        values: [claims],
      });
      const { name, text, values } = statement;
      const { rows } = await session.query({
        ...{ name, text, values: [...values], rowMode: "array" },
      });
      await session.query("commit");
      return rows[0]?.[0];
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(session);
      else next(session);
    }
  }
}
