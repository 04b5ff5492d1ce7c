import { backendPid, type Database } from "../../support/database.ts";
import { type Outcome, outcomeOf } from "../../support/outcome.ts";

/** One step of a session's script: one statement, or one call. */
export type Step = (session: Database) => Promise<unknown>;

/** A database session that carries out a script step by step. */
export class ScriptedSession {
  /** How the steps ended that have. */
  readonly outcomes: Outcome<unknown>[] = [];

  #running: Promise<void> | undefined;
  #next = 0;

  private constructor(
    readonly pid: number,
    readonly database: Database,
    readonly steps: readonly Step[],
  ) {}

  /** @param database A pool of one connection, which is the session. */
  static async open(
    database: Database,
    steps: readonly Step[],
  ): Promise<ScriptedSession> {
    return new ScriptedSession(await backendPid(database), database, steps);
  }

  /** Whether a step was begun and has not ended. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Begins the next step; the one before must have ended.
   *
   * @throws {RangeError} If there is none.
   */
  begin(): void {
    const step = this.steps[this.#next++];
    if (step === undefined) throw new RangeError("The script has ended");
    this.#running = outcomeOf(step(this.database)).then((outcome) => {
      this.outcomes.push(outcome);
      this.#running = undefined;
    });
  }
}
