/** The body of an error, as docs/errors.md describes it. */
export interface Refusal {
  reason: string;
  message: string;
  hint: string;
  details: Record<string, unknown> | null;
}

/** Why an action was not done, or is not known to be done. */
export type Failure =
  /** The server has decided, and nothing was changed. */
  | { kind: "refused"; refusal: Refusal }
  /** No answer. Sending the same request with the same key is safe. */
  | { kind: "unreachable" }
  /** The session has ended. The action can be sent after signing in again. */
  | { kind: "signed out" };

/** The booking that a refusal for a taken or occupied table names. */
export interface BlockingBooking {
  tableLabel: string;
  bookingId: string;
  /** When its window ends, in epoch milliseconds. */
  endAt: number;
}

/** The booking that is in the way; null if the refusal is about something else. */
export function blockingBookingOf(
  { reason, details }: Refusal,
): BlockingBooking | null {
  const isAboutBooking = reason === "TABLE_TAKEN" ||
    reason === "TABLE_OCCUPIED";
  if (!isAboutBooking || details === null) return null;
  return {
    tableLabel: String(details.tableLabel),
    bookingId: String(details.blockingBookingId),
    endAt: Date.parse(String(details.blockingEndAt)),
  };
}
