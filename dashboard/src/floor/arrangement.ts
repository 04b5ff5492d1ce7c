import type { Zone } from "../data/dining_table.ts";
import { cardsIn, type Grid, gridOf } from "./grid.ts";
import { type Layout, layOut } from "./layout.ts";
import type { TableView } from "./use_table_views.ts";

/** The tables that are shown, and how they lie. */
export interface Arrangement {
  groups: Group[];
  /** Where they are drawn; null for cards in rows. */
  layout: Layout | null;
}

/** Tables of one zone. */
export interface Group {
  /** The zone's name where several zones are shown; empty for one. */
  title: string;
  grid: Grid;
}

/** A zone as it is: every table where it stands in the room. */
export function planOf(
  views: readonly TableView[],
  room: { width: number; height: number },
): Arrangement {
  const tables = views.map(({ table }) => table);
  return {
    groups: [{ title: "", grid: gridOf(tables) }],
    layout: layOut(tables, room),
  };
}

/** The narrowest card that four lines fit on. */
const CARD_PX = 148;

/** Cards of tables, by zone, in as many columns as fit, but two at least. */
export function cardsOf(
  zones: readonly Zone[],
  views: readonly TableView[],
  width: number,
): Arrangement {
  const columns = Math.max(2, Math.floor(width / CARD_PX));
  const shown = zones.map(({ id, name }) => ({
    title: zones.length > 1 ? name : "",
    ids: views.filter(({ table }) => table.zoneId === id)
      .map(({ table }) => table.id),
  }));
  return {
    groups: shown.filter(({ ids }) => ids.length > 0).map(({ title, ids }) => ({
      title,
      grid: cardsIn(ids, columns),
    })),
    layout: null,
  };
}
