import { type Board, UNSEATED } from "./board.ts";
import type { Random } from "./random.ts";

/**
 * What makes a set a bad fit for a party: it has to be put together, takes many
 * tables, leaves seats empty or tables idle, and is not the one that the party
 * holds.
 */
function misfit(board: Board, column: number): number {
  const { tables, isOwn, worth: [, , merged = 0, spare = 0] } = board.candidate(
    column,
  );
  return -2 * merged + 3 * (tables - 1) - 2 * spare +
    board.idleSlots(column) / 10 - (isOwn ? 3 : 0);
}

/**
 * The free candidate that fits a party best; UNSEATED if there is none.
 *
 * @param blink How often a candidate is overlooked, so that a repeated search
 *   does not always find the same plan.
 */
export function bestCandidate(
  board: Board,
  party: number,
  { blink, random }: { blink: number; random?: Random } = { blink: 0 },
): number {
  if (!board.isWithinLimits(party)) return UNSEATED;
  let best = UNSEATED;
  let least = Infinity;
  for (const column of board.question.candidatesOf[party] ?? []) {
    if (!board.isFree(column)) continue;
    if (random !== undefined && random.next() < blink) continue;
    const cost = misfit(board, column);
    if (cost < least) {
      least = cost;
      best = column;
    }
  }
  return best;
}

/** Seats the parties one after the other, each as it fits best then. */
export function seatInTurn(board: Board, order: Iterable<number>): void {
  for (const party of order) {
    if (board.choices[party] !== UNSEATED) continue;
    const column = bestCandidate(board, party);
    if (column !== UNSEATED) board.seat(party, column);
  }
}

/** Leaves the parties that hold tables where they are. */
export function seatHolders(board: Board): void {
  board.question.candidates.forEach(({ party, isOwn }, column) => {
    if (isOwn) board.seat(party, column);
  });
}

/** The parties, the largest first and of equal ones the earliest. */
export function largestFirst({ question: { parties } }: Board): number[] {
  return [...parties.keys()].sort((one, other) => {
    const [a, b] = [parties[one], parties[other]];
    if (a === undefined || b === undefined) return 0;
    return b.size - a.size || a.from - b.from;
  });
}
