import { DatabaseError } from "pg";
import type { Result } from "../comparison.ts";
import { type Item, RIVALS } from "../district.ts";
import { ASSIGN, perform } from "../operation.ts";
import type { Session } from "../session.ts";
import { percentile, summarize } from "../statistics.ts";
import type { Lab } from "./lab.ts";
import type { Situation } from "./situation.ts";

const ROUNDS = 200;
const TABLE_TAKEN = "TA101";
const DEADLOCK = "40P01";

interface Call {
  readonly outcome: "won" | "lost" | "deadlock";
  readonly milliseconds: number;
}

/**
 * Lets eight clients ask at once for the same table at the same time, each for
 * another booking, round after round.
 *
 * @throws {Error} If a round has not exactly one winner.
 */
export async function measureFight(this: Situation, lab: Lab): Promise<Result> {
  const { bench, district } = await lab.shared();
  const items = await bench.pending(district, "fought", ROUNDS * RIVALS);
  const sessions = await bench.sessions(RIVALS);
  const rounds = bench.scaled(ROUNDS);
  const samples: Call[][] = [];
  for (let index = 0; index <= lab.extent.repetitions; index++) {
    const calls: Call[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = (index * rounds + round) * RIVALS;
      calls.push(...await play(sessions, items.slice(first, first + RIVALS)));
    }
    // The first repetition warms up.
    if (index > 0) samples.push(calls);
  }
  return summarizeFight(this.name, samples, rounds * lab.extent.repetitions);
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
  throw new Error(`A round has ${winners} winners in place of 1`);
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

function summarizeFight(
  name: string,
  samples: readonly (readonly Call[])[],
  rounds: number,
): Result {
  const latency = (percent: number, wanted: Call["outcome"]) =>
    samples.map((calls) =>
      percentile(
        calls.filter(({ outcome }) => outcome === wanted)
          .map(({ milliseconds }) => milliseconds),
        percent,
      )
    );
  const winners = latency(50, "won");
  const losers = latency(50, "lost");
  const deadlocks = samples.flat().filter(({ outcome }) =>
    outcome === "deadlock"
  );
  return {
    name,
    against: "the winner of the same round",
    clients: RIVALS,
    metric: "p50",
    subject: summarize(losers),
    reference: summarize(winners),
    p99: summarize(latency(99, "lost")),
    ratio: summarize(
      losers.map((loser, index) => loser / (winners[index] ?? NaN)),
    ),
    target: { atMost: 1 },
    note: `${rounds} rounds with one winner each, ` +
      `${deadlocks.length} deadlocks`,
  };
}
