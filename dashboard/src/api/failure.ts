/** The body of an error, as docs/errors.md describes it. */
export interface Refusal {
  reason: string;
  message: string;
  hint: string;
  details: Record<string, unknown> | null;
}

/** Why an action was not done, or is not known to be done. */
export type Failure =
  /** The server has decided: nothing was changed. */
  | { kind: "refused"; refusal: Refusal }
  /** No answer: the same request with the same key finds out what happened. */
  | { kind: "unreachable" }
  /** The session is over; the action can be sent after signing in again. */
  | { kind: "signed out" };

/** What a refusal for a taken table says of the booking in the way. */
export interface BlockingBooking {
  tableLabel: string;
  bookingId: string;
  endAt: number;
}

/** The booking that has the table, if the refusal names one. */
export function blockingBookingOf(
  { reason, details }: Refusal,
): BlockingBooking | null {
  if (reason !== "TABLE_TAKEN" || details === null) return null;
  return {
    tableLabel: String(details.tableLabel),
    bookingId: String(details.blockingBookingId),
    endAt: Date.parse(String(details.blockingEndAt)),
  };
}
