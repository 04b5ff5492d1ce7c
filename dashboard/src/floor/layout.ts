import type { Spot } from "./grid.ts";

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

/** Space for the outer frames of the tables. */
const MARGIN = 12;

/** Just large enough for four lines of text and for a finger. */
const SMALLEST_SIDE = 80;

/** Pixels per centimetre: a small zone is not blown up beyond this. */
const LARGEST_SCALE = 1.35;

/**
 * Fits a zone into the room that there is. If tables would become too small the
 * plan gets larger than the room and is panned.
 *
 * @param tables At least one.
 * @param room What is there for the plan, in pixels.
 */
export function layOut(
  tables: readonly Spot[],
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
  return {
    width: (right - left) * scale + 2 * MARGIN,
    height: (bottom - top) * scale + 2 * MARGIN,
    boxes: new Map(tables.map((table) => [table.id, {
      x: (table.x - left) * scale + MARGIN,
      y: (table.y - top) * scale + MARGIN,
      width: table.width * scale,
      height: table.height * scale,
    }])),
  };
}
