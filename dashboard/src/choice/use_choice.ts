import { makeContext } from "../parts/make_context.ts";

/** The booking and the tables that the user has chosen. */
export interface Choice {
  /** The selected booking; null when there is none. */
  bookingId: string | null;
  /** The tables chosen for it, in the order of the taps. */
  tableIds: readonly string[];
  /** Whether the chosen tables have to be neighbours. */
  requireAdjacency: boolean;
  /** Whether the selected booking holds tables and is to get others. */
  isMoving: boolean;
}

/** What changes the choice. */
export interface ChoiceActions {
  /** Selects a booking, with no tables chosen, and shows the floor at its start. */
  select: (bookingId: string) => void;
  /** Clears the choice, unless the user has selected another booking since. */
  deselect: (bookingId: string) => void;
  /** Chooses a table, or drops it if it is chosen already. */
  toggleTable: (tableId: string) => void;
  /** Drops all tables; the booking stays selected. */
  clearTables: () => void;
  setAdjacency: (isRequired: boolean) => void;
  /** Lets the user choose other tables for a booking that holds some. */
  startMoving: () => void;
}

/** The choice, and what changes it. */
export interface Choosing extends Choice, ChoiceActions {}

/** Gives the choice to every component of a desk. */
export const [ChoiceContext, useChoice] = makeContext<Choosing>("choice");
