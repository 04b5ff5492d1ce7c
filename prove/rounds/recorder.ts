import type { Entry, History, Reply } from "../search/history.ts";

/**
 * Records what happens at one restaurant. Its clock only counts: what is sent
 * or answered later has a greater number.
 */
export class Recorder {
  readonly #entries: Entry[] = [];
  #now = 0;

  /** What has happened so far; it grows while clients are at work. */
  get history(): History {
    return this.#entries;
  }

  /**
   * Carries an action out, and writes it down as its client sees it. It has no
   * reply until then, and none afterwards if that says nothing.
   */
  async record(
    sent: Pick<Entry, "client" | "actor" | "mayRepeat" | "action">,
    carryOut: () => Promise<Reply>,
  ): Promise<void> {
    const index = this.#entries.length;
    const invokedAt = this.#now++;
    const entry: Entry = {
      ...sent,
      invokedAt,
      returnedAt: Infinity,
      reply: { outcome: "unknown" },
    };
    this.#entries.push(entry);
    const reply = await carryOut();
    const returnedAt = reply.outcome === "unknown" ? Infinity : this.#now++;
    this.#entries[index] = { ...entry, returnedAt, reply };
  }
}
