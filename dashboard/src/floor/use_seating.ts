import { useState } from "react";
import { toast } from "sonner";
import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import { seat, type Subject } from "../actions/drafts.ts";
import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { useRefusalContext } from "../bookings/refusal_context.ts";
import { type RefusalText, refusalText } from "../bookings/refusal_text.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { useLatest } from "../parts/use_latest.ts";
import type { Choice } from "../shell/use_choice.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import type { TableView } from "./table_view.ts";

/** Which booking and tables are chosen, and what choosing them does. */
export interface SeatingContext {
  timeZone: string;
  /** The selected booking. */
  subject: Subject | null;
  restaurantId: string;
  labelsOf: (tableIds: readonly string[]) => string;
  mayAct: boolean;
  choice: Choice;
  select: (bookingId: string) => void;
  /** Selects nothing, if the booking is still selected. */
  deselect: (bookingId: string) => void;
  toggle: (tableId: string) => void;
  clearTables: () => void;
  onRefused: (refusal: Refusal, draft: Draft) => void;
}

/** What {@linkcode useSeating} needs. */
export interface SeatingOptions extends SeatingContext {
  /** The booking that tables are being chosen for. */
  seating: Booking | null;
  views: readonly TableView[];
}

/** What a user does on the floor plan, and what is wrong with it. */
export function useSeating(options: SeatingOptions) {
  const { subject, choice, seating, views, timeZone } = options;
  const { toggle, clearTables, deselect } = options;
  const { run } = useActions();
  const words = useRefusalContext();
  const [problem, setProblem] = useState<Problem | null>(null);
  const complain = (text: RefusalText) =>
    setProblem({ text, bookingId: seating?.id });

  const press = (tableId: string) => {
    setProblem(null);
    const view = views.find(({ table }) => table.id === tableId);
    if (view === undefined) return;
    const { table, occupant } = view;
    const isOthers = occupant !== null && occupant.id !== seating?.id;
    if (seating === null && occupant !== null) {
      options.select(occupant.id);
    } else if (seating === null) {
      toast.message(`Choose a booking first, then ${table.label}`);
    } else if (isOthers) {
      complain(takenText(table.label, occupant, timeZone));
    } else if (view.state === "inactive") {
      complain({
        title: `${table.label} is out of use`,
        description: "Choose another table.",
      });
    } else toggle(tableId);
  };

  const send = async (draft: Draft) => {
    const isDone = await run(draft, (refusal) => {
      if (staysAtTheTables(refusal)) complain(refusalText(refusal, words));
      else options.onRefused(refusal, draft);
    });
    if (!isDone) return;
    deselect(draft.bookingId);
    focusBookings();
  };
  const seatChosen = () => {
    if (subject === null) return;
    setProblem(null);
    void send(seat(subject, choice.tableIds, choice.requireAdjacency));
  };
  const move = (fromId: string, toId: string) => {
    const booking = views.find(({ table }) => table.id === fromId)?.occupant;
    if (!booking || !options.mayAct) return;
    const { restaurantId, labelsOf } = options;
    const others = booking.tableIds.filter((id) => id !== fromId);
    const draft = seat({ restaurantId, booking, labelsOf }, [
      ...new Set([...others, toId]),
    ], false);
    void run(draft, (refusal) => options.onRefused(refusal, draft));
  };
  const clear = () => {
    setProblem(null);
    if (choice.tableIds.length > 0) clearTables();
    else if (choice.bookingId !== null) deselect(choice.bookingId);
  };

  return {
    problem: problem?.bookingId === seating?.id ? problem?.text ?? null : null,
    press: useLatest(press),
    move: useLatest(move),
    clear: useLatest(clear),
    seatChosen,
  };
}

/** It concerns the booking that was being seated, and no other. */
interface Problem {
  text: RefusalText;
  bookingId: string | undefined;
}

function takenText(
  label: string,
  occupant: Booking,
  timeZone: string,
): RefusalText {
  const [from, to] = [occupant.startAt, occupant.endAt].map((moment) =>
    timeOfDay(moment, timeZone)
  );
  return {
    title: `${label} is taken by ${nameOf(occupant)} from ${from} to ${to}`,
    description: "Choose another table.",
  };
}

/** Whether another choice of tables is the answer to a refusal. */
function staysAtTheTables(refusal: Refusal): boolean {
  return refusal.reason !== "CAPACITY_EXCEEDED" &&
    blockingBookingOf(refusal) === null;
}

/** The next booking is what the next key press is for. */
function focusBookings(): void {
  const isElsewhere = document.activeElement?.closest(".seat-bar") === null &&
    document.activeElement !== document.body;
  if (isElsewhere) return;
  document.querySelector<HTMLElement>('.booking-rows [tabindex="0"]')
    ?.focus({ preventScroll: true });
}
