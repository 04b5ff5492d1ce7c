import type { Changes } from "../actions/drafts.ts";
import type { Refusal } from "../api/failure.ts";
import type { Booking } from "../data/booking.ts";
import { addDays } from "../time/calendar.ts";
import { localTime, momentOf } from "../time/zoned_time.ts";
import { type RefusalContext, refusalText } from "./refusal_text.ts";

/** The fields of the edit form, as the user types them. */
export interface EditFields {
  partySize: string;
  date: string;
  start: string;
  end: string;
}

/** What is wrong, by field; `form` is for what concerns no single field. */
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

/** Reads the fields; gives what is wrong with them instead if anything is. */
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

/** Puts what the server refused beside the field that must change. */
export function errorsOf(
  refusal: Refusal,
  context: RefusalContext,
): EditErrors {
  const { title, description } = refusalText(refusal, context);
  const field = FIELD_BY_REASON[refusal.reason];
  return { [field ?? "form"]: `${title}. ${description}` };
}

const FIELD_BY_REASON: Record<string, keyof EditFields> = {
  PARTY_EXCEEDS_SEATS: "partySize",
  TABLE_TAKEN: "start",
};
