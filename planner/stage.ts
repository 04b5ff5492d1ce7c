import type { Search } from "./search.ts";
import type { Relaxation } from "./solver.ts";

/**
 * Levels that are solved together, by their index, with weights that permit no
 * trade. Guests alone: everybody wants to know their bound, and it would be
 * blurred by what comes after. The rest at once: it is closed sooner than level
 * by level.
 */
export const STAGES: readonly (readonly number[])[] = [[0], [1, 2, 3, 4]];

/** One stage of a search. */
export class Stage {
  readonly search: Search;
  readonly levels: readonly number[];
  /** What each column adds to the value of this stage: whole numbers. */
  readonly values: Float64Array;
  /** No plan that keeps what was reached before has a greater value. */
  top = Infinity;
  relaxation: Relaxation | undefined;

  constructor(search: Search, levels: readonly number[]) {
    this.search = search;
    this.levels = levels;
    const unit = search.weights[levels.at(-1) ?? 0] ?? 1;
    this.values = Float64Array.from(
      search.question.candidates,
      ({ worth }) =>
        levels.reduce(
          (sum, level) =>
            sum + (search.weights[level] ?? 0) / unit * (worth[level] ?? 0),
          0,
        ),
    );
  }

  get isFirst(): boolean {
    return this.levels[0] === 0;
  }

  /** The value of the best plan. */
  get value(): number {
    return this.valueOf(this.search.chosen);
  }

  valueOf(columns: readonly number[]): number {
    return columns.reduce((sum, column) => sum + (this.values[column] ?? 0), 0);
  }

  get isClosed(): boolean {
    return this.value >= this.top;
  }

  /**
   * By how much a plan that uses one of the columns left alive falls short of
   * the relaxation, as far as is known, by the place of the column in `alive`.
   */
  lossAt(place: number): number {
    return this.relaxation?.losses[place] ?? 0;
  }

  /** How much a plan may lose if it is to be better than the best by `by`. */
  slack(by: number): number {
    if (this.relaxation === undefined) return Infinity;
    const { value } = this.relaxation;
    return value - this.value - by + tolerance(value);
  }
}

/** The values of some columns. */
export function picked(
  values: Float64Array,
  columns: readonly number[],
): Float64Array {
  return Float64Array.from(columns, (column) => values[column] ?? 0);
}

/** The largest whole number that a computed bound permits. */
export function wholeBelow(bound: number): number {
  return Math.floor(bound + tolerance(bound));
}

/** How inexact the solver's numbers may be. */
function tolerance(value: number): number {
  return 1e-6 * Math.max(1, Math.abs(value));
}
