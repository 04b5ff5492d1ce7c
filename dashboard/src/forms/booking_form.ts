import type { NewParty } from "../actions/wish.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";

/** What is filled in for a new booking. */
export interface BookingFields {
  partySize: number;
  startAt: number;
  name: string;
  phone: string;
  notes: string;
}

/** The table of a new booking: the best, one that was chosen, or none. */
export type TableChoice =
  | { type: "best" }
  | { type: "none" }
  | { type: "tables"; tableIds: readonly string[] };

/** What a choice stands for among what the server proposes; null: no table. */
export function chosenTables(
  choice: TableChoice,
  suggestions: readonly Suggestion[],
): Pick<Suggestion, "tableIds" | "labels" | "isFull" | "freeUntil"> | null {
  switch (choice.type) {
    case "none":
      return null;
    case "best":
      return suggestions.find(({ isFull }) => isFull) ?? suggestions[0] ?? null;
    case "tables": {
      const tableIds = [...choice.tableIds];
      const key = String([...tableIds].sort());
      return suggestions.find((one) =>
        String([...one.tableIds].sort()) === key
      ) ?? { tableIds, labels: [], isFull: true, freeUntil: null };
    }
  }
}

/** The booking as it is sent: with the tables, without, or for a shorter stay. */
export function newBooking(
  { partySize, startAt, name, phone, notes }: BookingFields,
  tables: ReturnType<typeof chosenTables>,
): NewParty {
  const isShort = tables !== null && !tables.isFull &&
    tables.freeUntil !== null;
  return {
    partySize,
    startAt,
    ...(isShort && { endAt: Date.parse(tables.freeUntil ?? "") }),
    ...(tables !== null && { tableIds: tables.tableIds }),
    ...(name.trim() && { guestName: name.trim() }),
    ...(phone.trim() && { guestPhone: phone.trim() }),
    ...(notes.trim() && { notes: notes.trim() }),
  };
}
