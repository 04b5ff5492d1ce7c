import { DatabaseError } from "pg";
import { latencyOf, summarize } from "../statistics.ts";
import type { Result } from "./comparison.ts";
import { type Item, RIVALS } from "./district.ts";
import { ASSIGN, perform } from "./operation.ts";
import type { Session } from "./session.ts";

const TABLE_TAKEN = "TA101";
const DEADLOCK = "40P01";

interface Call {
  readonly outcome: "won" | "lost" | "deadlock";
  readonly milliseconds: number;
}

/**
 * Lets as many clients as there are sessions ask at once for the same table
 * at the same time, each for another booking, round after round.
 *
 * @param items As many for each round as there are sessions.
 * @throws {Error} If a round has not exactly one winner.
 */
export async function fight(
  name: string,
  sessions: readonly Session[],
  items: readonly Item[],
  repetitions: number,
): Promise<Result> {
  const rounds = Math.floor(items.length / RIVALS / (repetitions + 1));
  const samples: Call[][] = [];
  for (let index = 0; index <= repetitions; index++) {
    const calls: Call[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = (index * rounds + round) * RIVALS;
      calls.push(...await play(sessions, items.slice(first, first + RIVALS)));
    }
    if (index > 0) samples.push(calls);
  }
  const winners = samples.map((calls) => latencies(calls, "won"));
  const losers = samples.map((calls) => latencies(calls, "lost"));
  const deadlocks = samples.flat().filter((call) =>
    call.outcome === "deadlock"
  );
  return {
    name,
    against: "the winner of the same round",
    clients: RIVALS,
    metric: "p50",
    subject: summarize(losers.map(({ p50 }) => p50)),
    reference: summarize(winners.map(({ p50 }) => p50)),
    p99: summarize(losers.map(({ p99 }) => p99)),
    ratio: summarize(
      losers.map(({ p50 }, index) => p50 / (winners[index]?.p50 ?? NaN)),
    ),
    target: { atMost: 1 },
    note: `${rounds * repetitions} rounds with one winner each, ` +
      `${deadlocks.length} deadlocks`,
  };
}

async function play(
  sessions: readonly Session[],
  rivals: readonly Item[],
): Promise<Call[]> {
  const calls = await Promise.all(rivals.map(async (item, index) => {
    const session = sessions[index];
    if (session === undefined) throw new Error("A rival has no session");
    return await ask(session, item);
  }));
  const winners = calls.filter((call) => call.outcome === "won").length;
  if (winners === 1) return calls;
  throw new Error(`A round has ${winners} winners, it must have 1`);
}

async function ask(session: Session, item: Item): Promise<Call> {
  const asked = performance.now();
  const outcome = await perform(session, ASSIGN, item).then(
    () => "won" as const,
    outcomeOf,
  );
  return { outcome, milliseconds: performance.now() - asked };
}

/** @throws What it is given, unless a rival can cause it. */
function outcomeOf(error: unknown): "lost" | "deadlock" {
  const code = error instanceof DatabaseError ? error.code : undefined;
  if (code === TABLE_TAKEN) return "lost";
  if (code === DEADLOCK) return "deadlock";
  throw error;
}

function latencies(calls: readonly Call[], outcome: Call["outcome"]) {
  return latencyOf(
    calls.filter((call) => call.outcome === outcome)
      .map((call) => call.milliseconds),
  );
}
