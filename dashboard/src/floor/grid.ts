import type { DiningTable } from "../data/dining_table.ts";

/** Where a table stands, in any unit. */
export type Spot = Pick<DiningTable, "id" | "x" | "y" | "width" | "height">;

/** Tables in rows from the back of the room to the front, left to right. */
export type Grid = Spot[][];

/** Cards of tables in rows of so many. */
export function cardsIn(ids: readonly string[], columns: number): Grid {
  const rows: Grid = [];
  for (const [index, id] of ids.entries()) {
    const spot = { id, x: index % columns, y: 0, width: 0, height: 0 };
    if (spot.x === 0) rows.push([spot]);
    else rows.at(-1)?.push(spot);
  }
  return rows;
}

/**
 * Sorts tables into rows. A row has the tables whose middles are at about the
 * same height: no more than half a table below its first one.
 */
export function gridOf(tables: readonly Spot[]): Grid {
  const rows: Grid = [];
  const ordered = [...tables].sort((a, b) => middleY(a) - middleY(b));
  for (const table of ordered) {
    const first = rows.at(-1)?.[0];
    const isSameRow = first !== undefined &&
      middleY(table) - middleY(first) < first.height / 2;
    if (isSameRow) rows.at(-1)?.push(table);
    else rows.push([table]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/**
 * The table that a key leads to: Home and End to the ends of the row, up and
 * down to the nearest table in the next row.
 *
 * @param from The id of the table that has the focus.
 * @param key As `KeyboardEvent.key` names it.
 * @returns Null if the key leads nowhere.
 */
export function tableInDirection(
  grid: Grid,
  from: string,
  key: string,
): Spot | null {
  const y = grid.findIndex((row) => row.some(({ id }) => id === from));
  const row = grid[y] ?? [];
  const x = row.findIndex(({ id }) => id === from);
  const table = row[x];
  if (table === undefined) return null;
  switch (key) {
    case "ArrowLeft":
      return row[x - 1] ?? null;
    case "ArrowRight":
      return row[x + 1] ?? null;
    case "ArrowUp":
      return nearest(grid[y - 1] ?? [], table);
    case "ArrowDown":
      return nearest(grid[y + 1] ?? [], table);
    case "Home":
      return row[0] ?? null;
    case "End":
      return row.at(-1) ?? null;
    default:
      return null;
  }
}

function nearest(row: Spot[], from: Spot): Spot | null {
  const distance = (table: Spot) => Math.abs(middleX(table) - middleX(from));
  return [...row].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function middleX({ x, width }: Spot): number {
  return x + width / 2;
}

function middleY({ y, height }: Spot): number {
  return y + height / 2;
}
