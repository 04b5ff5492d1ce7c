import type { Changes } from "../actions/drafts.ts";
import type { Refusal } from "../api/failure.ts";
import type { Booking } from "../data/booking.ts";
import { addDays } from "../time/calendar.ts";
import { localTime, momentOf } from "../time/zoned_time.ts";
import type { Wording } from "../wording/wording.ts";
import { refusalText } from "../refusals/refusal_text.ts";

/** The fields of the edit form, as the user types them; empty when cleared. */
export interface EditFields {
  partySize: string;
  date: string;
  start: string;
  end: string;
}

/** What is wrong, by field; `form` is for anything that no single field can fix. */
export type EditErrors = Partial<Record<keyof EditFields | "form", string>>;

/** The fields of a booking, in the restaurant's time. */
export function fieldsOf(booking: Booking, timeZone: string): EditFields {
  const start = localTime(booking.startAt, timeZone);
  return {
    partySize: String(booking.partySize),
    date: start.date,
    start: start.time,
    end: localTime(booking.endAt, timeZone).time,
  };
}

/**
 * Reads the fields. An end before the start is on the next day.
 *
 * @returns What to change, or what is wrong.
 */
export function parseFields(
  { partySize, date, start, end }: EditFields,
  timeZone: string,
): { changes: Changes } | { errors: EditErrors } {
  const errors: EditErrors = {};
  const size = Number(partySize);
  if (!Number.isInteger(size) || size < 1 || size > 1000) {
    errors.partySize = "Enter a number of guests from 1 to 1000";
  }
  if (!date) errors.date = "Choose a date";
  if (!start) errors.start = "Enter a time";
  if (!end) errors.end = "Enter a time";
  else if (end === start) errors.end = "Enter a time after the start";
  if (Object.keys(errors).length > 0) return { errors };
  const endDate = end < start ? addDays(date, 1) : date;
  return {
    changes: {
      partySize: size,
      startAt: momentOf({ date, time: start }, timeZone),
      endAt: momentOf({ date: endDate, time: end }, timeZone),
    },
  };
}

/** Says beside the field that has to change why the server refused. */
export function errorsOf(
  refusal: Refusal,
  wording: Wording,
): EditErrors {
  const { title, description } = refusalText(refusal, wording);
  const field = FIELD_BY_REASON[refusal.reason] ?? "form";
  return { [field]: `${title}. ${description}`.trimEnd() };
}

const FIELD_BY_REASON: Record<string, keyof EditFields> = {
  PARTY_EXCEEDS_SEATS: "partySize",
  TABLE_TAKEN: "start",
};
