import { makeContext } from "../parts/make_context.ts";

/** What tables, or another party, are being chosen for. */
export type Purpose = "reserve" | "move" | "swap" | "add" | "give back";

/** What the user has chosen. */
export interface Choice {
  /** The selected booking; null when there is none. */
  bookingId: string | null;
  /** The selected table that nobody has; null when there is none. */
  tableId: string | null;
  /** What is being chosen for the selected booking; null if nothing is. */
  purpose: Purpose | null;
  /** The tables chosen for it, in the order of the taps. */
  tableIds: readonly string[];
}

/** What changes the choice. */
export interface ChoiceActions {
  /** Selects a booking, with no tables chosen. */
  select: (bookingId: string) => void;
  /** Selects a table that nobody has. */
  selectTable: (tableId: string) => void;
  /** Clears the choice, unless the user has selected another booking since. */
  deselect: (bookingId: string) => void;
  /** Selects nothing. */
  clear: () => void;
  /** Begins to choose something for the selected booking. */
  begin: (purpose: Purpose) => void;
  /** Ends choosing; the booking stays selected. */
  end: () => void;
  /** The same, unless the user has selected another booking since. */
  endFor: (bookingId: string) => void;
  /** Chooses a table, or drops it if it is chosen already. */
  toggleTable: (tableId: string) => void;
  /** Chooses a table instead of all others. */
  chooseOnly: (tableId: string) => void;
  /** Drops all tables; what they are for stays. */
  clearTables: () => void;
}

/** The choice, and what changes it. */
export interface Choosing extends Choice, ChoiceActions {}

/** Gives the choice to every component of a desk. */
export const [ChoiceContext, useChoice] = makeContext<Choosing>("choice");
