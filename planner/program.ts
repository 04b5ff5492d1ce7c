import type { Party } from "./parties.ts";
import type { Question } from "./question.ts";

/** `lower <= sum(factors[i] * x[columns[i]]) <= upper`. */
export interface Row {
  readonly columns: readonly number[];
  readonly factors: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/**
 * A program of yes-or-no columns: each is 0 or 1, and every row holds. Column
 * `i` says whether candidate `i` is chosen.
 */
export interface Program {
  readonly columns: number;
  readonly rows: readonly Row[];
}

/**
 * The rules of a plan: a party gets at most one set, exactly one if it holds
 * tables; at no time are more tables of a class in use than there are; no limit
 * is exceeded.
 */
export function programOf(question: Question): Program {
  return {
    columns: question.candidates.length,
    rows: [
      ...partyRows(question),
      ...tableRows(question),
      ...quotaRows(question),
    ],
  };
}

function partyRows({ parties, candidatesOf }: Question): Row[] {
  return candidatesOf.flatMap((columns, party): Row[] => {
    if (columns.length === 0) return [];
    const lower = parties[party]?.isHolder ? 1 : 0;
    return [{ columns, factors: columns.map(() => 1), lower, upper: 1 }];
  });
}

function quotaRows({ candidates, parties, quotas }: Question): Row[] {
  return quotas.flatMap(({ counts, ...most }): Row[] => {
    const columns = [...candidates.keys()].filter((column) =>
      counts[candidates[column]?.party ?? -1]
    );
    const sizes = columns.map((column) =>
      parties[candidates[column]?.party ?? -1]?.size ?? 0
    );
    return [
      { columns, factors: sizes, lower: 0, upper: most.guests },
      { columns, factors: columns.map(() => 1), lower: 0, upper: most.parties },
    ].filter(({ upper }) => columns.length > 0 && upper < Infinity);
  });
}

/** That so many tables of a class are part of a candidate of a party. */
interface Use {
  readonly column: number;
  readonly tables: number;
  readonly party: Party;
}

function tableRows(question: Question): Row[] {
  const uses = usesByClass(question);
  return question.classes.flatMap(({ tables }, index) =>
    rowsOfClass(uses[index] ?? [], tables.length)
  );
}

function usesByClass({ candidates, classes, parties }: Question): Use[][] {
  const uses: Use[][] = classes.map(() => []);
  candidates.forEach(({ counts, party: index }, column) => {
    const party = parties[index];
    if (party === undefined) return;
    for (const [tableClass, tables] of counts) {
      uses[tableClass]?.push({ column, tables, party });
    }
  });
  return uses;
}

/**
 * Windows are ranges of one line, so it is enough to count where one begins.
 * Counting tables instead of naming them is exact for the same reason: if at no
 * moment more than all are wanted, those who come can always have one that is
 * free (see name_tables.ts).
 */
function rowsOfClass(uses: readonly Use[], tables: number): Row[] {
  const starts = [...new Set(uses.map(({ party }) => party.from))]
    .sort((one, other) => one - other);
  return starts.flatMap((start, index): Row[] => {
    const next = starts[index + 1];
    const there = uses.filter(({ party }) =>
      party.from <= start && start < party.to
    );
    // The next row says it too if all who are there still are.
    const isSaidByNext = next !== undefined &&
      there.every(({ party }) => next < party.to);
    if (isSaidByNext || mostUsed(there) <= tables) return [];
    return [{
      columns: there.map(({ column }) => column),
      factors: there.map((use) => use.tables),
      lower: 0,
      upper: tables,
    }];
  });
}

/** The most tables that are in use if each party takes as many as it can. */
function mostUsed(uses: readonly Use[]): number {
  const most = new Map<Party, number>();
  for (const { party, tables } of uses) {
    most.set(party, Math.max(most.get(party) ?? 0, tables));
  }
  return [...most.values()].reduce((sum, tables) => sum + tables, 0);
}

/**
 * A part of a program: only the `kept` columns are left to decide. Those that
 * are `chosen` stay at 1, and all others at 0.
 */
export function restricted(
  { columns, rows }: Program,
  kept: readonly number[],
  chosen: ReadonlySet<number> = new Set(),
): Program {
  const places = new Int32Array(columns).fill(-1);
  kept.forEach((column, place) => places[column] = place);
  return {
    columns: kept.length,
    rows: rows.flatMap((row) => {
      const left = restrictedRow(row, places, chosen);
      return left.columns.length > 0 || left.lower > 0 ? [left] : [];
    }),
  };
}

function restrictedRow(
  row: Row,
  places: Int32Array,
  chosen: ReadonlySet<number>,
): Row {
  const columns: number[] = [];
  const factors: number[] = [];
  let used = 0;
  row.columns.forEach((column, index) => {
    const place = places[column] ?? -1;
    const factor = row.factors[index] ?? 0;
    if (place >= 0) {
      columns.push(place);
      factors.push(factor);
    } else if (chosen.has(column)) used += factor;
  });
  return { columns, factors, lower: row.lower - used, upper: row.upper - used };
}
