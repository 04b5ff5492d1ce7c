import { makeContext } from "../parts/make_context.ts";

const MINUTE_MS = 60_000;

/** After so long without an answer, the desk says that there is no connection. */
const LATE_MS = 12_000;

/** Data that is older says nothing about the room any more. */
const STALE_MS = 60_000;

/** How old the last answer of the server is. */
export type Freshness = "fresh" | "late" | "stale";

/**
 * The server's clock: what the server said last, and the time that passed since.
 * The device's own clock may be wrong, and may be set while the desk is open; it
 * is not asked.
 */
export class ServerClock {
  #said = Date.now();
  #heardAt = performance.now();
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #listeners = new Set<() => void>();

  /** Takes what the server said just now, in epoch milliseconds. */
  set(now: number): void {
    this.#said = now;
    this.#heardAt = performance.now();
    this.#tick();
  }

  /** The server's time, in epoch milliseconds. */
  now(): number {
    return this.#said + this.#age();
  }

  /** The start of the present minute. */
  readonly minute = (): number =>
    Math.floor(this.now() / MINUTE_MS) * MINUTE_MS;

  /** How old the last answer is. */
  readonly freshness = (): Freshness => {
    const age = this.#age();
    if (age > STALE_MS) return "stale";
    return age > LATE_MS ? "late" : "fresh";
  };

  /** When the server answered last, by its own clock. */
  readonly heardAt = (): number => this.#said;

  /** Calls a listener at least every second, until what it returns is called. */
  readonly subscribe = (listener: () => void): () => void => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#tick(), 1000);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  #age(): number {
    return performance.now() - this.#heardAt;
  }

  #tick(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Gives the server's clock to every component of a user's page. */
export const [ClockContext, useServerClock] = makeContext<ServerClock>("clock");
