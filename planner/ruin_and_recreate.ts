import { bestCandidate } from "./best_fit.ts";
import { type Board, UNSEATED } from "./board.ts";
import type { Deadline } from "./deadline.ts";
import { type Random, sortedBy } from "./random.ts";

/** How a plan is to be improved. */
export interface Improvement {
  /** What a unit of each level counts. */
  readonly weights: readonly number[];
  /** Whether a plan that is better than all before is good enough. */
  readonly isGoal: () => boolean;
  /**
   * How much worse a plan may be to go on from, at first and in the end; in
   * between it becomes less and less. So the search does not get stuck where
   * every single change is for the worse.
   */
  readonly patience: readonly [first: number, last: number];
  readonly rounds: number;
  readonly random: Random;
  readonly deadline: Deadline;
}

/**
 * Improves a plan by taking tables from some parties that are in each other's
 * way and giving them out again in another order. Ends with the best plan seen,
 * which is never worse than the first. Nobody who holds tables is dropped.
 */
export function improve(board: Board, options: Improvement): void {
  const { rounds, deadline, patience: [first, last] } = options;
  const rivals = rivalsOf(board);
  let value = valueOf(board, options.weights);
  let best = value;
  let chosen = board.chosen;
  board.keep();
  for (let round = 0; round < rounds; round++) {
    if (round % 16 === 0 && deadline.isOver) break;
    const patience = first * (last / first) ** (round / rounds);
    const isWhole = shake(board, rivals, options.random);
    const now = valueOf(board, options.weights);
    const allowance = patience * Math.log(options.random.next() + 1e-12);
    if (!isWhole || now < value + allowance) {
      board.undo();
      continue;
    }
    board.keep();
    value = now;
    if (value > best) {
      best = value;
      chosen = board.chosen;
      if (options.isGoal()) break;
    }
  }
  board.replace(chosen);
}

function valueOf(
  { totals }: Board,
  weights: readonly number[],
): number {
  let value = 0;
  for (let level = 0; level < totals.length; level++) {
    value += (totals[level] ?? 0) * (weights[level] ?? 0);
  }
  return value;
}

/** One round; false if somebody who holds tables found none. */
function shake(
  board: Board,
  rivals: readonly (readonly number[])[],
  random: Random,
): boolean {
  const { parties, candidatesOf } = board.question;
  const unseated = [...board.choices.keys()].filter((party) =>
    board.choices[party] === UNSEATED && candidatesOf[party]?.length
  );
  const chosen = random.next() < 0.4 ? random.pick(unseated) : undefined;
  const party = chosen ?? random.below(parties.length);
  const dropped = ruin(board, party, rivals[party] ?? [], random);
  recreate(board, party, [...new Set([...dropped, ...unseated])], random);
  return [...dropped].every((party) =>
    !parties[party]?.isHolder || board.choices[party] !== UNSEATED
  );
}

/**
 * Takes the tables from a party and from some of its rivals: those in the way
 * of one of its candidates and a few more, or just a few.
 */
function ruin(
  board: Board,
  party: number,
  rivals: readonly number[],
  random: Random,
): Set<number> {
  const dropped = new Set<number>();
  const drop = (other: number) => {
    if (board.choices[other] === UNSEATED) return;
    board.unseat(other);
    dropped.add(other);
  };
  const size = 2 + random.below(5);
  drop(party);
  const wanted = random.next() < 0.5
    ? random.pick(board.question.candidatesOf[party] ?? [])
    : undefined;
  if (wanted !== undefined) {
    for (const rival of random.shuffle(rivals)) {
      if (board.isFree(wanted)) break;
      if (isInTheWay(board, rival, wanted)) drop(rival);
    }
  }
  while (dropped.size < size && random.next() < 0.8) {
    const rival = random.pick(rivals);
    if (rival === undefined) break;
    drop(rival);
  }
  return dropped;
}

/** Whether a party has tables of a class that a candidate needs. */
function isInTheWay(board: Board, rival: number, wanted: number): boolean {
  const column = board.choices[rival] ?? UNSEATED;
  if (column === UNSEATED) return false;
  const { counts } = board.candidate(wanted);
  return board.candidate(column).counts.some(([one]) =>
    counts.some(([other]) => one === other)
  );
}

/** Seats those without tables in a random order, holders of tables first. */
function recreate(
  board: Board,
  first: number,
  others: readonly number[],
  random: Random,
): void {
  const { parties, candidatesOf } = board.question;
  const mood = random.next();
  const size = (party: number) => parties[party]?.size ?? 0;
  const keyOf = (party: number): number => {
    if (mood < 0.5 && party === first) return -Infinity;
    if (mood < 0.4) return random.next() / 2 - size(party);
    if (mood < 0.6) return candidatesOf[party]?.length ?? 0;
    if (mood < 0.8) return random.next();
    return (parties[party]?.from ?? 0) + random.next();
  };
  const order = sortedBy([...new Set([first, ...others])], keyOf);
  const isHolder = (party: number) => parties[party]?.isHolder ?? false;
  for (const holders of [true, false]) {
    for (const party of order) {
      if (isHolder(party) !== holders) continue;
      if (board.choices[party] !== UNSEATED) continue;
      const column = bestCandidate(board, party, { blink: 0.03, random });
      if (column !== UNSEATED) board.seat(party, column);
    }
  }
}

/** For each party those who come at the same time and could want its tables. */
function rivalsOf({ question }: Board): number[][] {
  const { parties, candidates, candidatesOf } = question;
  const wanted = candidatesOf.map((columns) =>
    new Set(
      columns.flatMap((column) =>
        candidates[column]?.counts.map(([tableClass]) => tableClass) ?? []
      ),
    )
  );
  return parties.map(({ from, to }, party) =>
    [...parties.keys()].filter((other) => {
      const rival = parties[other];
      if (other === party || rival === undefined) return false;
      if (rival.to <= from || rival.from >= to) return false;
      return !(wanted[party]?.isDisjointFrom(wanted[other] ?? new Set()) ??
        true);
    })
  );
}
