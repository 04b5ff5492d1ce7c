import { toast } from "sonner";
import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import type { Wording } from "../wording/wording.ts";
import { refusalText } from "./refusal_text.ts";

/** What {@linkcode toastRefusal} needs. */
export interface RefusalToastOptions {
  /** The booking that the refused action was for. */
  bookingId: string;
  wording: Wording;
  /** Selects a booking. */
  select: (bookingId: string) => void;
}

/**
 * Tells the user why the server refused. If another booking is in the way, it
 * gets selected, and a button leads back.
 */
export function toastRefusal(
  refusal: Refusal,
  { bookingId, wording, select }: RefusalToastOptions,
): void {
  const { title, description } = refusalText(refusal, wording);
  const blocking = blockingBookingOf(refusal);
  if (blocking === null) {
    toast.error(title, { description });
    return;
  }
  const { nameOfBooking } = wording;
  select(blocking.bookingId);
  toast.error(title, {
    description: `${
      nameOfBooking(blocking.bookingId)
    } is selected now. ${description}`,
    action: {
      label: `Back to ${nameOfBooking(bookingId)}`,
      onClick: () => select(bookingId),
    },
  });
}
