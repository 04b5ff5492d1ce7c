import { type Booking, needsTable } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useChoice } from "./use_choice.ts";

/** The selected booking as it is now; null when there is none. */
export function useSelected(): Booking | null {
  const { bookings } = useReading();
  const { bookingId } = useChoice();
  if (bookingId === null) return null;
  return bookings.find(({ id }) => id === bookingId) ?? null;
}

/** The selected booking if it needs tables or is to move; null otherwise. */
export function useSeeking(): Booking | null {
  const selected = useSelected();
  const { purpose } = useChoice();
  const mayAct = useMayAct();
  if (selected === null || !mayAct) return null;
  if (purpose === "move" || purpose === "reserve") return selected;
  return needsTable(selected) && purpose === null ? selected : null;
}
