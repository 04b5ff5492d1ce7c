import { useState } from "react";
import { toast } from "sonner";
import { useActions } from "../actions/actions.ts";
import { seat } from "../actions/drafts.ts";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import { useLatest } from "../parts/use_latest.ts";
import type { RefusalText } from "../refusals/refusal_text.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";
import { useWording } from "../wording/use_wording.ts";
import { inactiveText, takenText } from "./seating_text.ts";
import type { TableView } from "./table_view.ts";

/** What {@linkcode useSeating} needs. */
export interface SeatingOptions {
  /** The booking that tables are being chosen for; null when there is none. */
  seating: Booking | null;
  /** All tables of the restaurant. */
  views: readonly TableView[];
  /** False for a user who may only look. */
  mayAct: boolean;
}

/**
 * What a user does on the floor plan: press a table, drag a party, seat a party
 * at the chosen tables or at suggested ones, clear the choice. The problem is what is wrong with the
 * choice; null if nothing is known to be.
 */
export function useSeating({ seating, views, mayAct }: SeatingOptions) {
  const choice = useChoice();
  const { run } = useActions();
  const wording = useWording();
  const [problem, setProblem] = useState<Problem | null>(null);
  const complain = (text: RefusalText) =>
    setProblem({ text, bookingId: seating?.id });

  const press = (tableId: string) => {
    setProblem(null);
    const view = views.find(({ table }) => table.id === tableId);
    if (view === undefined) return;
    const { table, occupant } = view;
    if (seating === null && occupant !== null) choice.select(occupant.id);
    else if (seating === null) {
      toast.message(`Choose a booking first, then ${table.label}`);
    } else if (occupant !== null && occupant.id !== seating.id) {
      complain(takenText(table.label, occupant, wording.timeZone));
    } else if (view.state === "inactive") complain(inactiveText(table.label));
    else choice.toggleTable(tableId);
  };
  const seatAt = async (tableIds: readonly string[]) => {
    if (seating === null) return;
    setProblem(null);
    const { requireAdjacency } = choice;
    const isDone = await run(seat(seating, { tableIds, requireAdjacency }));
    if (!isDone) return;
    choice.deselect(seating.id);
    focusBookings();
  };
  const move = (fromId: string, toId: string) => {
    const booking = views.find(({ table }) => table.id === fromId)?.occupant;
    if (!booking || !mayAct) return;
    const others = booking.tableIds.filter((id) => id !== fromId);
    const tableIds = [...new Set([...others, toId])];
    void run(seat(booking, { tableIds }));
  };
  const clear = () => {
    setProblem(null);
    if (choice.tableIds.length > 0) choice.clearTables();
    else if (choice.bookingId !== null) choice.deselect(choice.bookingId);
  };

  return {
    problem: problem?.bookingId === seating?.id ? problem?.text ?? null : null,
    press: useLatest(press),
    move: useLatest(move),
    clear: useLatest(clear),
    seatChosen: () => seatAt(choice.tableIds),
    take: ({ tableIds }: Suggestion) => seatAt(tableIds),
  };
}

/** It concerns the booking that was being seated, and no other. */
interface Problem {
  text: RefusalText;
  bookingId: string | undefined;
}

/** The next key press is for the next booking, unless the user is elsewhere. */
function focusBookings(): void {
  const isElsewhere = document.activeElement?.closest(".seat-bar") === null &&
    document.activeElement !== document.body;
  if (isElsewhere) return;
  document.querySelector<HTMLElement>('.booking-rows [tabindex="0"]')
    ?.focus({ preventScroll: true });
}
