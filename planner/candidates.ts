import { type ClassCount, keyOf, type TableSet } from "./candidate_sets.ts";
import type { Worth } from "./levels.ts";
import { isFree } from "./occupation.ts";
import type { Party } from "./parties.ts";
import type { TableClass } from "./table_classes.ts";

/** A set of tables that a party could get. */
export interface Candidate {
  /** The index of the party. */
  readonly party: number;
  readonly counts: readonly ClassCount[];
  readonly tables: number;
  /** Whether these are the tables that the party holds already. */
  readonly isOwn: boolean;
  /** What this candidate adds to each level of a plan. */
  readonly worth: Worth;
}

/** The candidates of all parties, and whether they are all that matter. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly isComplete: boolean;
}

/**
 * The sets that each party could get if only those who keep their tables were
 * there: free for its window and minimal, because a table that can be left out
 * serves nobody. What a party holds stays open to it, whatever it is.
 *
 * @param most Where a party has more candidates than that, it gets those with
 *   the fewest tables and spare seats.
 */
export function candidatesOf(
  parties: readonly Party[],
  classes: readonly TableClass[],
  sets: readonly TableSet[],
  most = 1000,
): Candidates {
  let isComplete = true;
  const candidates = parties.flatMap((party, index) => {
    const isOpen = classes.map(({ occupied }) => isFree(occupied, party));
    const fitting = sets.filter((set) =>
      isMinimal(set, party) && set.counts.every(([index]) => isOpen[index])
    );
    if (fitting.length > most) isComplete = false;
    const chosen = fitting.length > most
      ? fitting.toSorted((one, other) =>
        one.tables - other.tables || one.seats - other.seats
      ).slice(0, most)
      : fitting;
    return withOwn(chosen, party, classes)
      .map((set) => candidate(index, party, set, classes));
  });
  return { candidates, isComplete };
}

function isMinimal(
  { seats, seatsWithoutOne }: TableSet,
  { size }: Party,
): boolean {
  return seatsWithoutOne < size && size <= seats;
}

/** A set that a party could get, and whether it has it already. */
interface Option {
  readonly counts: readonly ClassCount[];
  readonly tables: number;
  readonly seats: number;
  readonly isOwn: boolean;
}

/** The sets of a party, with the one that it holds. */
function withOwn(
  sets: readonly TableSet[],
  { booking, isHolder }: Party,
  classes: readonly TableClass[],
): Option[] {
  if (!isHolder) return sets.map((set) => ({ ...set, isOwn: false }));
  const counts = classes.flatMap(({ tables }, index): ClassCount[] =>
    tables.some(({ id }) => booking.tableIds.includes(id)) ? [[index, 1]] : []
  );
  const seats = counts.reduce(
    (sum, [index]) => sum + (classes[index]?.seats ?? 0),
    0,
  );
  const others = sets.filter((set) => keyOf(set.counts) !== keyOf(counts));
  return [
    { counts, tables: counts.length, seats, isOwn: true },
    ...others.map((set) => ({ ...set, isOwn: false })),
  ];
}

function candidate(
  index: number,
  { size, isHolder }: Party,
  { counts, tables, seats, isOwn }: Option,
  classes: readonly TableClass[],
): Candidate {
  const isBelow = counts.some(([index]) =>
    size < (classes[index]?.minParty ?? 1)
  );
  const worth = [
    size,
    isHolder && !isOwn ? -1 : 0,
    tables > 1 ? -1 : 0,
    // With extra chairs a party may hold tables with too few seats.
    Math.min(0, size - seats),
    isBelow ? -1 : 0,
  ];
  return { party: index, counts, tables, isOwn, worth };
}
