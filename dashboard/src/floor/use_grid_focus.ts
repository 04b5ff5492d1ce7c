import { type KeyboardEvent, type RefObject, useState } from "react";
import { type Grid, tableInDirection } from "./grid.ts";

/** What {@linkcode useGridFocus} needs. */
export interface GridFocusOptions {
  /** The element that the tables are drawn in. */
  frame: RefObject<HTMLElement | null>;
  grid: Grid;
  /** Called for Enter and the space bar. */
  onPress: (tableId: string) => void;
  onEscape: () => void;
}

/**
 * Leads the keyboard over a grid of tables: Tab enters it at one table, arrow
 * keys move the focus, Enter and the space bar press the table that has it.
 *
 * @returns The table that Tab leads to; null for an empty grid.
 */
export function useGridFocus(
  { frame, grid, onPress, onEscape }: GridFocusOptions,
) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const isDrawn = grid.flat().some(({ id }) => id === focusedId);
  const tabStop = isDrawn ? focusedId : grid[0]?.[0]?.id ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onEscape();
    if (tabStop === null) return;
    const isPress = event.key === "Enter" || event.key === " ";
    const next = tableInDirection(grid, tabStop, event.key);
    if (!isPress && next === null) return;
    event.preventDefault();
    if (isPress) return onPress(tabStop);
    if (next === null) return;
    setFocusedId(next.id);
    frame.current?.querySelector<HTMLElement>(`[data-table-id="${next.id}"]`)
      ?.focus();
  };
  return { tabStop, setFocusedId, onKeyDown };
}
