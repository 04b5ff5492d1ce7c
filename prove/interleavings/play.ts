import type { Database } from "../../support/database.ts";
import { untilTrue } from "../../support/waiting.ts";
import type { Outcome } from "../../support/outcome.ts";
import { ScriptedSession, type Step } from "./session.ts";

/** How the steps of each session ended. */
export type Outcomes = readonly (readonly Outcome<unknown>[])[];

/**
 * Plays scripts in one order of their steps. While a session waits for a lock
 * the others go on, and it catches up as soon as it has the lock.
 *
 * @param observer A connection that takes no part in it.
 * @param databases One session for each script.
 * @param order The sessions in the order of their steps.
 * @throws {Error} If a session neither ends its step nor waits for another one.
 */
export async function play(
  observer: Database,
  databases: readonly Database[],
  scripts: readonly (readonly Step[])[],
  order: readonly number[],
): Promise<Outcomes> {
  const sessions = await Promise.all(
    scripts.map((steps, index) => {
      const database = databases[index];
      if (database === undefined) throw new RangeError("A session is missing");
      return ScriptedSession.open(database, steps);
    }),
  );
  let due = [...order];
  while (due.length > 0 || sessions.some(({ isRunning }) => isRunning)) {
    const position = due.findIndex((index) => !sessions[index]?.isRunning);
    if (position >= 0) {
      sessions[due[position] ?? 0]?.begin();
      due = due.toSpliced(position, 1);
    }
    await untilStill(observer, sessions, position >= 0);
  }
  return sessions.map(({ outcomes }) => outcomes);
}

/**
 * Waits until every session has ended its step or waits for a lock that another
 * one holds.
 *
 * @param hasBegun Whether a step was begun. If not, all of them wait already,
 * and this waits until the first no longer does.
 */
async function untilStill(
  observer: Database,
  sessions: readonly ScriptedSession[],
  hasBegun: boolean,
): Promise<void> {
  const before = sessions.filter(({ isRunning }) => isRunning).length;
  await untilTrue(async () => {
    const running = sessions.filter(({ isRunning }) => isRunning);
    if (running.length === 0) return true;
    if (!hasBegun && running.length === before) {
      await observer`select`;
      return false;
    }
    const blocked = await observer<{ pid: number }[]>`
      select pid from unnest(${running.map(({ pid }) => pid)}::int[]) as pid
      where pg_blocking_pids(pid) && ${sessions.map(({ pid }) => pid)}::int[]`;
    const pids = blocked.map(({ pid }) => pid);
    return running.every(({ pid, isRunning }) =>
      !isRunning || pids.includes(pid)
    );
  }, "A session neither ended its step nor waited for another one");
}
