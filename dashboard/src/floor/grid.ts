import type { DiningTable } from "../data/use_floor.ts";

/** Tables in rows from the back of the room to the front, left to right. */
export type Grid = DiningTable[][];

/**
 * Sorts tables into rows. A row has the tables whose middles are at about the
 * same height: no more than half a table below its first one.
 */
export function gridOf(tables: readonly DiningTable[]): Grid {
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
): DiningTable | null {
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

function nearest(row: DiningTable[], from: DiningTable): DiningTable | null {
  const distance = (table: DiningTable) =>
    Math.abs(middleX(table) - middleX(from));
  return [...row].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function middleX({ x, width }: DiningTable): number {
  return x + width / 2;
}

function middleY({ y, height }: DiningTable): number {
  return y + height / 2;
}
