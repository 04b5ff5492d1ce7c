import type { TableClass } from "./table_classes.ts";

/** The most tables that are pushed together for one party. */
export const MOST_TABLES = 6;

/** How many tables of a class, by the index of the class. */
export type ClassCount = readonly [tableClass: number, tables: number];

/** Tables that stand together, as numbers of tables per class. */
export interface TableSet {
  /** By ascending index of the class. */
  readonly counts: readonly ClassCount[];
  readonly tables: number;
  readonly seats: number;
  /**
   * The most seats that are left when one table is taken away and the rest
   * still stands together; 0 for a single table. The set is minimal for a party
   * exactly if it seats the party and these do not.
   */
  readonly seatsWithoutOne: number;
}

/** The sets, and whether they are all. */
export interface CandidateSets {
  readonly sets: readonly TableSet[];
  readonly isComplete: boolean;
}

/**
 * All sets that are minimal for a party of up to `largest` guests, and some that
 * are for none: each single table, and what neighbours make of it, one table
 * more at a time. A set that already seats the largest party does not grow.
 *
 * @param most Where there are more sets than that, the rest is left out.
 */
export function candidateSets(
  classes: readonly TableClass[],
  largest: number,
  most = 20_000,
): CandidateSets {
  const sets = new Sets(classes, most);
  let layer = classes.flatMap(({ isActive }, index) =>
    isActive ? sets.add([[index, 1]]) : []
  );
  for (let tables = 2; tables <= MOST_TABLES; tables++) {
    layer = layer.flatMap((set) =>
      set.seats >= largest
        ? []
        : grown(set, classes).flatMap((counts) => sets.add(counts))
    );
  }
  return { sets: sets.all, isComplete: sets.isComplete };
}

/** What the set becomes with one table more. */
function grown(
  { counts }: TableSet,
  classes: readonly TableClass[],
): ClassCount[][] {
  const reached = new Set<number>();
  for (const [index] of counts) {
    const tableClass = classes[index];
    if (tableClass?.joinsItself) reached.add(index);
    for (const neighbour of tableClass?.neighbours ?? []) {
      reached.add(neighbour);
    }
  }
  return [...reached].flatMap((index) => {
    const { isActive = false, tables = [] } = classes[index] ?? {};
    const taken = counts.find(([own]) => own === index)?.[1] ?? 0;
    if (!isActive || taken >= tables.length) return [];
    const others = counts.filter(([own]) => own !== index);
    const next: ClassCount[] = [...others, [index, taken + 1]];
    return [next.sort(([one], [other]) => one - other)];
  });
}

/** The sets found so far, each once. */
class Sets {
  readonly all: TableSet[] = [];
  isComplete = true;
  readonly #byKey = new Map<string, TableSet>();
  readonly #classes: readonly TableClass[];
  readonly #most: number;

  constructor(classes: readonly TableClass[], most: number) {
    this.#classes = classes;
    this.#most = most;
  }

  /** The set, in a list, if it is new and there is room for it. */
  add(counts: readonly ClassCount[]): TableSet[] {
    const key = keyOf(counts);
    if (this.#byKey.has(key)) return [];
    if (this.all.length >= this.#most) {
      this.isComplete = false;
      return [];
    }
    const set = {
      counts,
      tables: counts.reduce((sum, [, tables]) => sum + tables, 0),
      seats: this.#seatsOf(counts),
      seatsWithoutOne: this.#seatsWithoutOne(counts),
    };
    this.#byKey.set(key, set);
    this.all.push(set);
    return [set];
  }

  #seatsOf(counts: readonly ClassCount[]): number {
    return counts.reduce(
      (sum, [index, tables]) =>
        sum + tables * (this.#classes[index]?.seats ?? 0),
      0,
    );
  }

  /** What is left stands together exactly if it was found before. */
  #seatsWithoutOne(counts: readonly ClassCount[]): number {
    const rests = counts.map(([left]) =>
      counts
        .map(([index, tables]): ClassCount => [
          index,
          index === left ? tables - 1 : tables,
        ])
        .filter(([, tables]) => tables > 0)
    );
    const found = rests.map((rest) => this.#byKey.get(keyOf(rest))?.seats ?? 0);
    return Math.max(...found);
  }
}

/** A text that is the same for the same set. */
export function keyOf(counts: readonly ClassCount[]): string {
  return counts.map((count) => count.join("x")).join();
}
