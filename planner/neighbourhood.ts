import { restricted, type Row } from "./program.ts";
import { sortedBy } from "./random.ts";
import type { Search } from "./search.ts";
import { picked, type Stage } from "./stage.ts";

/** With fewer columns, solving everything at once is quicker. */
const SMALL = 1200;
const LARGE = 3000;

/** Seconds after which a neighbourhood is left as it is. */
const LONGEST = 0.7;

/**
 * Improves the plan of a large evening part by part: frees some parties that
 * compete, and finds the best plan for them beside all others. An equally good
 * plan is a step too, because it leads to other neighbourhoods.
 */
export async function exploreNeighbourhoods(stage: Stage): Promise<void> {
  const { alive, deadline } = stage.search;
  if (alive.length <= SMALL) return;
  const left = deadline.secondsLeft;
  // The rest of the time is for the proof.
  const budget = alive.length > LARGE ? 0.6 * left : Math.min(0.15 * left, 0.8);
  let { chosen } = stage.search;
  while (!stage.isClosed && deadline.secondsLeft > left - budget) {
    chosen = stepFrom(stage, chosen);
    if (stage.valueOf(chosen) > stage.value) stage.search.improveTo(chosen);
    await deadline.pause();
  }
}

/** A plan that differs for some parties and is as good or better. */
function stepFrom(stage: Stage, chosen: readonly number[]): readonly number[] {
  const { search } = stage;
  const freed = freedParties(stage, chosen);
  const isFreed = (column: number) =>
    freed.has(search.question.candidates[column]?.party ?? -1);
  const leaving = chosen.filter(isFreed);
  const staying = new Set(chosen.filter((column) => !isFreed(column)));
  const columns = usefulColumns(stage, freed, staying, new Set(leaving));
  if (columns.length === 0) return chosen;
  const answer = search.solver.solve({
    program: restricted(search.program, columns, staying),
    values: picked(stage.values, columns),
    seconds: Math.min(LONGEST, search.deadline.secondsLeft),
    start: leaving.map((column) => columns.indexOf(column)),
  });
  const found = answer.chosen?.flatMap((place) => columns[place] ?? []);
  if (found === undefined) return chosen;
  const gain = stage.valueOf(found) - stage.valueOf(leaving);
  return gain < 0 ? chosen : [...staying, ...found];
}

/** The columns of the freed parties that fit beside those who stay. */
function usefulColumns(
  stage: Stage,
  freed: ReadonlySet<number>,
  staying: ReadonlySet<number>,
  own: ReadonlySet<number>,
): number[] {
  const { search } = stage;
  const { candidates } = search.question;
  const most = stage.slack(0);
  const blocked = blockedColumns(search.program.rows, staying);
  return search.alive.filter((column, place) =>
    own.has(column) ||
    freed.has(candidates[column]?.party ?? -1) && !blocked.has(column) &&
      stage.lossAt(place) <= most
  );
}

/** The columns for which those who stay leave no room in some row. */
function blockedColumns(
  rows: readonly Row[],
  staying: ReadonlySet<number>,
): Set<number> {
  const blocked = new Set<number>();
  for (const { columns, factors, upper } of rows) {
    let used = 0;
    columns.forEach((column, index) => {
      if (staying.has(column)) used += factors[index] ?? 0;
    });
    if (used === 0) continue;
    columns.forEach((column, index) => {
      if (used + (factors[index] ?? 0) > upper) blocked.add(column);
    });
  }
  return blocked;
}

/**
 * Some 20 to 60 parties around one that could gain: those with tables in its
 * zone, those who come at its time, or those at any tables.
 */
function freedParties(
  { search, isFirst }: Stage,
  chosen: readonly number[],
): Set<number> {
  const { question, random } = search;
  const { parties, candidatesOf } = question;
  const all = [...parties.keys()].filter((party) =>
    candidatesOf[party]?.length
  );
  const seated = new Set(
    chosen.map((column) => question.candidates[column]?.party ?? -1),
  );
  const unseated = all.filter((party) => !seated.has(party));
  const pool = isFirst && unseated.length > 0 ? unseated : all;
  const centre = random.pick(pool) ?? 0;
  const size = Math.max(
    12,
    Math.min(20 + random.below(40), Math.round(parties.length / 2)),
  );
  const waiting = random.next() < 0.5 ? unseated.slice(0, size / 2) : [];
  const near = random.next() < 0.25
    ? byTime(search, chosen, centre)
    : byTable(search, chosen, centre, random.next() < 0.5);
  return new Set([centre, ...waiting, ...near].slice(0, size));
}

/** The seated parties, those first that come at about the same time. */
function byTime(
  { question, random }: Search,
  chosen: readonly number[],
  centre: number,
): number[] {
  const { parties, candidates } = question;
  const from = (party: number) => parties[party]?.from ?? 0;
  const spread = Math.max(...parties.map((party) => party.to)) -
    Math.min(...parties.map((party) => party.from));
  const seated = chosen.flatMap((column) => candidates[column]?.party ?? []);
  return sortedBy(
    seated,
    (party) =>
      Math.abs(from(party) - from(centre)) + random.next() * spread / 8,
  );
}

/** The seated parties table by table, perhaps those in one zone first. */
function byTable(
  { question, random }: Search,
  chosen: readonly number[],
  centre: number,
  isNear: boolean,
): number[] {
  const { candidates, candidatesOf, classes } = question;
  const zoneOf = (tableClass: number) => classes[tableClass]?.tables[0]?.zoneId;
  const column = random.pick(candidatesOf[centre] ?? []) ?? -1;
  const home = zoneOf(candidates[column]?.counts[0]?.[0] ?? -1);
  const order = sortedBy(
    [...classes.keys()],
    (tableClass) =>
      (isNear && zoneOf(tableClass) === home ? 0 : 1) + random.next(),
  );
  const users = new Map<number, number[]>();
  for (const column of chosen) {
    const { counts = [], party = -1 } = candidates[column] ?? {};
    for (const [tableClass] of counts) {
      users.set(tableClass, [...users.get(tableClass) ?? [], party]);
    }
  }
  return order.flatMap((tableClass) => users.get(tableClass) ?? []);
}
