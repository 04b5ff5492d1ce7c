import type { DiningTable } from "../data/use_floor.ts";

/** Where a table is drawn, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The floor plan of a zone in pixels. */
export interface Layout {
  width: number;
  height: number;
  /** By the ids of the tables. */
  boxes: Map<string, Box>;
}

/** Space for the chairs around the tables. */
const MARGIN = 13;

/** Just large enough for four lines of text and for a finger. */
const SMALLEST_SIDE = 62;

/** Pixels per centimetre: a small zone is not blown up beyond this. */
const LARGEST_SCALE = 1.35;

/**
 * Fits a zone into the room that there is, in the middle of it. If tables would
 * become too small the plan gets larger than the room and has to be scrolled.
 *
 * @param tables At least one.
 * @param room What is there for the plan, in pixels.
 */
export function layOut(
  tables: readonly DiningTable[],
  room: { width: number; height: number },
): Layout {
  const left = Math.min(...tables.map(({ x }) => x));
  const top = Math.min(...tables.map(({ y }) => y));
  const right = Math.max(...tables.map(({ x, width }) => x + width));
  const bottom = Math.max(...tables.map(({ y, height }) => y + height));
  const side = Math.min(
    ...tables.flatMap(({ width, height }) => [width, height]),
  );
  const fitting = Math.min(
    (room.width - 2 * MARGIN) / (right - left),
    (room.height - 2 * MARGIN) / (bottom - top),
    LARGEST_SCALE,
  );
  const scale = Math.max(fitting, SMALLEST_SIDE / side);
  const width = Math.max(room.width, (right - left) * scale + 2 * MARGIN);
  const height = Math.max(room.height, (bottom - top) * scale + 2 * MARGIN);
  const indentX = (width - (right - left) * scale) / 2;
  const indentY = (height - (bottom - top) * scale) / 2;
  return {
    width,
    height,
    boxes: new Map(tables.map((table) => [table.id, {
      x: (table.x - left) * scale + indentX,
      y: (table.y - top) * scale + indentY,
      width: table.width * scale,
      height: table.height * scale,
    }])),
  };
}
