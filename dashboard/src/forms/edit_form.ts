import type { Changes } from "../actions/drafts.ts";
import type { Booking } from "../data/booking.ts";

const DAY_MS = 24 * 3_600_000;

/** What the edit form shows. Moments are epoch milliseconds. */
export interface EditValues {
  partySize: number;
  startAt: number;
  endAt: number;
  name: string;
  phone: string;
  notes: string;
}

/** The values of a booking. */
export function valuesOf(booking: Booking): EditValues {
  const { partySize, startAt, endAt } = booking;
  return {
    partySize,
    startAt,
    endAt,
    name: booking.guestName,
    phone: booking.guestPhone ?? "",
    notes: booking.notes ?? "",
  };
}

/** A moved start takes the end along: the party stays as long. */
export function withStart(values: EditValues, startAt: number): EditValues {
  const endAt = values.endAt + startAt - values.startAt;
  return { ...values, startAt, endAt };
}

/** What is wrong with the values, as a whole sentence; null if nothing is. */
export function problemOf(
  values: EditValues,
  before: EditValues,
): string | null {
  const { startAt, endAt, name } = values;
  if (endAt <= startAt) return "The end has to be after the start.";
  if (endAt - startAt > DAY_MS) return "A booking lasts at most 24 hours.";
  if (before.name !== "" && name.trim() === "") {
    return "A name can be changed, but not taken away.";
  }
  return null;
}

/** Only what the user has changed: nothing else is written back. */
export function changesOf(values: EditValues, before: EditValues): Changes {
  const name = values.name.trim();
  return {
    ...(values.partySize !== before.partySize && {
      partySize: values.partySize,
    }),
    ...(values.startAt !== before.startAt && { startAt: values.startAt }),
    ...(values.endAt !== before.endAt && { endAt: values.endAt }),
    ...(name !== before.name && name !== "" && { guestName: name }),
    ...(values.phone !== before.phone && {
      guestPhone: values.phone.trim() || null,
    }),
    ...(values.notes !== before.notes && {
      notes: values.notes.trim() || null,
    }),
  };
}

/** How long the party stays, as in "2 h 15 min". */
export function lengthText({ startAt, endAt }: EditValues): string {
  const minutes = Math.max(0, Math.round((endAt - startAt) / 60_000));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`];
  return parts.filter(Boolean).join(" ") || "0 min";
}
