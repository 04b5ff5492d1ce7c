/** A moment as the clock on the restaurant's wall shows it. */
export interface LocalTime {
  /** As in 2026-11-23. */
  date: string;
  /** As in 19:30. */
  time: string;
}

const DAY_MS = 86_400_000;

/** Making a format is slow, and the floor plan needs one for every text. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock in a time zone shows at a moment in epoch milliseconds. */
export function localTime(moment: number, timeZone: string): LocalTime {
  const { year, month, day, hour, minute } = partsOf(moment, timeZone);
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** Only the time of day of a moment, as in 19:30. */
export function timeOfDay(moment: number, timeZone: string): string {
  return localTime(moment, timeZone).time;
}

/**
 * The moment at which the clock in a time zone shows a date and time, as
 * PostgreSQL reads them: a time that is skipped in spring as if the clocks had
 * not been changed yet, a time that comes twice in autumn as the later moment.
 */
export function momentOf({ date, time }: LocalTime, timeZone: string): number {
  const minute = time.slice(0, 5);
  const asUtc = Date.parse(`${date}T${minute}:00Z`);
  // Offsets are less than a day: these are from before and after any change.
  const earlier = asUtc - offsetAt(asUtc - DAY_MS, timeZone);
  const later = asUtc - offsetAt(asUtc + DAY_MS, timeZone);
  return timeOfDay(later, timeZone) === minute ? later : earlier;
}

/** How far the clock in a time zone is ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const { date, time } = localTime(moment, timeZone);
  const minute = Math.floor(moment / 60_000) * 60_000;
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

function partsOf(moment: number, timeZone: string): Record<string, string> {
  const parts = formatOf(timeZone).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}
