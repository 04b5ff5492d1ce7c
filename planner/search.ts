import { Board } from "./board.ts";
import { largestFirst, seatHolders, seatInTurn } from "./best_fit.ts";
import type { Deadline } from "./deadline.ts";
import { safeWeights, totalWorth } from "./levels.ts";
import { type Program, programOf } from "./program.ts";
import type { Question } from "./question.ts";
import { Random } from "./random.ts";
import type { Solver } from "./solver.ts";

/** What a search is told, and whom it tells. */
export interface SearchOptions {
  readonly question: Question;
  readonly solver: Solver;
  readonly deadline: Deadline;
  /** Is called when a better plan or a better bound is found. */
  readonly onProgress: (search: Search) => void;
}

/** The best plan so far, and what is known about better ones. */
export class Search {
  readonly question: Question;
  readonly solver: Solver;
  readonly deadline: Deadline;
  readonly board: Board;
  readonly random = new Random(1);
  readonly weights: readonly number[];
  /** The rules of a plan, and what the stages so far have reached. */
  program: Program;
  /** The candidates that a better plan may still use. */
  alive: readonly number[];
  /** The candidates of the best plan. */
  chosen: readonly number[];
  /** No plan seats more guests of the parties. */
  bound: number;
  readonly #onProgress: (search: Search) => void;

  /** Begins with the largest parties first, each where it fits best. */
  constructor({ question, solver, deadline, onProgress }: SearchOptions) {
    this.question = question;
    this.solver = solver;
    this.deadline = deadline;
    this.#onProgress = onProgress;
    this.weights = safeWeights(question.candidates);
    this.program = programOf(question);
    this.alive = [...question.candidates.keys()];
    this.board = new Board(question);
    seatHolders(this.board);
    seatInTurn(this.board, largestFirst(this.board));
    this.chosen = this.board.chosen;
    this.bound = question.mostGuests;
  }

  /** What the best plan is worth, level by level. */
  get totals(): number[] {
    return totalWorth(
      this.chosen.map((column) =>
        this.question.candidates[column]?.worth ?? []
      ),
    );
  }

  /** Takes a better plan. */
  improveTo(chosen: readonly number[]): void {
    this.chosen = chosen;
    this.#onProgress(this);
  }

  /** Takes a bound of the guests, if it is better and proves anything. */
  lowerBound(bound: number): void {
    const [guests = 0] = this.totals;
    const next = Math.max(guests, bound);
    if (!this.question.isComplete || next >= this.bound) return;
    this.bound = next;
    this.#onProgress(this);
  }

  /** Makes what the best plan has reached in a level a rule for all others. */
  hold(level: number): void {
    const { candidates } = this.question;
    const worths = candidates.map(({ worth }) => worth[level] ?? 0);
    const columns = [...worths.keys()].filter((column) => worths[column] !== 0);
    const row = {
      columns,
      factors: columns.map((column) => worths[column] ?? 0),
      lower: this.totals[level] ?? 0,
      upper: Infinity,
    };
    const { rows } = this.program;
    this.program = { ...this.program, rows: [...rows, row] };
  }
}
