import { exploreNeighbourhoods } from "./neighbourhood.ts";
import { restricted } from "./program.ts";
import { improve } from "./ruin_and_recreate.ts";
import { picked, type Stage, wholeBelow } from "./stage.ts";

/** Seconds below which no solver is started. */
const SHORTEST = 0.02;

/**
 * Finds the best plan of a stage and holds its levels for the next one.
 *
 * @returns Whether it is proven that no plan is better. If not, there was too
 *   little time.
 */
export async function solveStage(stage: Stage): Promise<boolean> {
  const { search } = stage;
  const steps = [relax, polish, exploreNeighbourhoods, solveWhole];
  for (const step of steps) {
    await search.deadline.pause();
    if (stage.isClosed) break;
    if (search.deadline.secondsLeft < SHORTEST) return false;
    await step(stage);
  }
  if (!stage.isClosed) return false;
  for (const level of stage.levels) search.hold(level);
  dropHopeless(stage);
  return true;
}

/** Finds a bound by allowing fractions. Rounded down it is mostly the optimum. */
function relax(stage: Stage): void {
  const { search, values } = stage;
  const relaxation = search.solver.relax({
    program: restricted(search.program, search.alive),
    values: picked(values, search.alive),
    seconds: search.deadline.secondsLeft,
  });
  if (relaxation === undefined) return;
  stage.relaxation = relaxation;
  stage.top = wholeBelow(relaxation.value);
  if (stage.isFirst) search.lowerBound(stage.top);
}

/** Ruin and recreate: most of what there is to be gained, in little time. */
function polish(stage: Stage): void {
  const { search, levels, values } = stage;
  const { board, random, deadline } = search;
  const last = levels.at(-1) ?? 0;
  // While the guests are being found, the rest is only a hint.
  const weights = stage.isFirst
    ? [1000, 10, 8, 3, 1]
    : search.weights.map((weight, level) => level > last ? 0 : weight);
  const unit = weights[last] ?? 1;
  board.replace(search.chosen);
  improve(board, {
    weights,
    patience: stage.isFirst ? [800, 30] : [unit, unit / 10],
    rounds: Math.min(stage.isFirst ? 12_000 : 2000, 1e8 / values.length),
    isGoal: () => stage.valueOf(board.chosen) >= stage.top,
    random,
    deadline,
  });
  if (isBetter(board.totals, search.totals, last)) {
    search.improveTo(board.chosen);
  }
}

/** Whether a plan is better in a level up to the last, and in none before it. */
function isBetter(
  totals: readonly number[],
  than: readonly number[],
  last: number,
): boolean {
  for (let level = 0; level <= last; level++) {
    const difference = (totals[level] ?? 0) - (than[level] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** Solves what is left to the end, or to the end of the time. */
function solveWhole(stage: Stage): void {
  const { search, values } = stage;
  const own = new Set(search.chosen);
  // A better plan does without the columns that lose too much.
  const most = stage.slack(1);
  const kept = search.alive.filter((column, place) =>
    own.has(column) || stage.lossAt(place) <= most
  );
  if (kept.length === own.size) {
    stage.top = stage.value;
    return;
  }
  const { chosen, bound, isOptimal } = search.solver.solve({
    program: restricted(search.program, kept),
    values: picked(values, kept),
    seconds: search.deadline.secondsLeft,
    start: kept.flatMap((column, place) => own.has(column) ? [place] : []),
    isStopped: () => search.deadline.isOver,
    onProgress: ({ bound, chosen }) => note(stage, kept, bound, chosen),
  });
  note(stage, kept, bound, chosen);
  if (isOptimal) stage.top = stage.value;
  if (stage.isFirst) search.lowerBound(stage.top);
}

/** Takes from the solver what is better than what is known. */
function note(
  stage: Stage,
  kept: readonly number[],
  bound: number,
  chosen: readonly number[] = [],
): void {
  const { search } = stage;
  const columns = chosen.flatMap((place) => kept[place] ?? []);
  if (chosen.length > 0 && stage.valueOf(columns) > stage.value) {
    search.improveTo(columns);
  }
  stage.top = Math.max(stage.value, Math.min(stage.top, wholeBelow(bound)));
  if (stage.isFirst) search.lowerBound(stage.top);
}

/** What can be in no plan as good as this one is of no use to later stages. */
function dropHopeless(stage: Stage): void {
  const { search } = stage;
  const own = new Set(search.chosen);
  const most = stage.slack(0);
  search.alive = search.alive.filter((column, place) =>
    own.has(column) || stage.lossAt(place) <= most
  );
}
