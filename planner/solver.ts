import loadHighs from "highs";
import type { Highs, HighsCallbackMap, Model } from "highs";
import type { Program } from "./program.ts";

/** What a program's columns are worth, and how long it may take. */
export interface Task {
  readonly program: Program;
  /** What each column adds to the value, which is made as large as possible. */
  readonly values: Float64Array;
  readonly seconds: number;
}

/** A task whose columns are 0 or 1. */
export interface WholeTask extends Task {
  /** Columns that keep all rows together: no answer is worth less. */
  readonly start: readonly number[];
  /** Is given every better answer, and every better bound. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked twice a second. */
  readonly isStopped?: () => boolean;
}

/** How far a search has come. */
export interface Progress {
  /** No answer has a greater value. */
  readonly bound: number;
  /** A better answer, if that is what is new. */
  readonly chosen?: readonly number[];
}

/** What a search has found. */
export interface WholeAnswer {
  /** The columns at 1; undefined if no answer was found. */
  readonly chosen: readonly number[] | undefined;
  /** No answer has a greater value; infinite if nothing is proven. */
  readonly bound: number;
  /** Whether that bound is reached. Values are whole numbers. */
  readonly isOptimal: boolean;
}

/** The optimum where columns may be anything between 0 and 1. */
export interface Relaxation {
  /** No whole answer has a greater value. */
  readonly value: number;
  /**
   * By how much the value falls at least if a column that is 0 here becomes 1.
   */
  readonly losses: Float64Array;
}

/** Solves programs with HiGHS. Each call keeps the thread busy until it ends. */
export class Solver {
  readonly #highs: Highs;

  private constructor(highs: Highs) {
    this.#highs = highs;
  }

  /**
   * Loads the WebAssembly module. It grows with what it solves and never
   * shrinks, so a browser should end the worker after the plan.
   */
  static async load(): Promise<Solver> {
    // The package's types describe its CommonJS form, where the function is a
    // property; what is imported is the function itself.
    const load = loadHighs as unknown as typeof loadHighs.default;
    return new Solver(await load());
  }

  /** Solves with fractions allowed; undefined if there was not enough time. */
  relax({ program, values, seconds }: Task): Relaxation | undefined {
    using model = this.#createModel(program, values, false);
    model.options.set({ output_flag: false, time_limit: seconds });
    model.run();
    const { optimal } = this.#highs.constants.modelStatus;
    if (model.getModelStatus() !== optimal) return undefined;
    const losses = model.getSolution().colDual.map((dual) => -dual);
    return { value: model.getObjectiveValue(), losses };
  }

  /** Solves with whole numbers, as far as the time allows. */
  solve(task: WholeTask): WholeAnswer {
    const { program, values, seconds, start } = task;
    using model = this.#createModel(program, values, true);
    model.options.set({
      output_flag: false,
      time_limit: seconds,
      mip_rel_gap: 0,
      // Values are whole numbers: what is less than one better is not better.
      mip_abs_gap: 0.99,
    });
    model.setSolution({ colValue: columnValues(program.columns, start) });
    const { modelStatus } = model.run(this.#callbacks(task));
    const chosen = this.#chosenIn(model);
    const bound = Number(model.info.get("mip_dual_bound"));
    return {
      chosen,
      // Of a program that no answer fits nothing is known.
      bound: chosen === undefined ? Infinity : bound,
      isOptimal: modelStatus === this.#highs.constants.modelStatus.optimal,
    };
  }

  #chosenIn(model: Model): number[] | undefined {
    const status = model.info.get("primal_solution_status");
    if (status !== this.#highs.constants.solutionStatus.feasible) {
      return undefined;
    }
    return columnsAtOne(model.getSolution().colValue);
  }

  #callbacks({ onProgress, isStopped }: WholeTask): HighsCallbackMap {
    const { mipLogging, mipInterrupt, mipImprovingSolution } =
      this.#highs.constants.callbackType;
    let best = Infinity;
    const reportBound = (bound = Infinity) => {
      if (bound < best) onProgress?.({ bound });
      best = Math.min(best, bound);
      return undefined;
    };
    return {
      [mipLogging]: ({ data }) => reportBound(data.mip_dual_bound),
      [mipInterrupt]: (event) => {
        if (isStopped?.()) event.interrupt();
        return reportBound(event.data.mip_dual_bound);
      },
      [mipImprovingSolution]: ({ data }) => {
        const chosen = columnsAtOne(data.mip_solution ?? []);
        onProgress?.({ bound: data.mip_dual_bound ?? Infinity, chosen });
        return undefined;
      },
    };
  }

  #createModel(program: Program, values: Float64Array, isWhole: boolean) {
    const { columns, rows } = program;
    const { objectiveSense, variableType } = this.#highs.constants;
    return this.#highs.createModel({
      numCols: columns,
      numRows: rows.length,
      sense: objectiveSense.maximize,
      colCost: values,
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(1),
      rowLower: Float64Array.from(rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(rows, ({ upper }) => upper),
      matrix: matrixOf(program),
      ...isWhole && {
        integrality: new Int32Array(columns).fill(variableType.integer),
      },
    });
  }
}

function matrixOf({ columns, rows }: Program) {
  const starts = [0];
  let entries = 0;
  for (const row of rows) starts.push(entries += row.columns.length);
  return {
    format: "csr",
    numRows: rows.length,
    numCols: columns,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.factors)),
  } as const;
}

function columnValues(columns: number, chosen: readonly number[]) {
  const values = new Float64Array(columns);
  for (const column of chosen) values[column] = 1;
  return values;
}

function columnsAtOne(values: ArrayLike<number>): number[] {
  return Array.from(values, (value, column) => value > 0.5 ? column : -1)
    .filter((column) => column >= 0);
}
