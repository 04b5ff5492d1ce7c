/** A moment as a clock on the restaurant's wall shows it. */
export interface LocalTime {
  /** As in 2026-11-23. */
  date: string;
  /** As in 19:30. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock in a time zone shows at a moment. */
export function localTime(moment: number, timeZone: string): LocalTime {
  const { year, month, day, hour, minute } = partsOf(moment, timeZone);
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** The time of day alone, as in 19:30. */
export function timeOfDay(moment: number, timeZone: string): string {
  return localTime(moment, timeZone).time;
}

/**
 * The moment at which the clock in a time zone shows a date and time. A time
 * that the clocks skip in spring is read as if they had not been changed yet.
 */
export function momentOf({ date, time }: LocalTime, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${time.slice(0, 5)}:00Z`);
  const guess = asUtc - offsetAt(asUtc, timeZone);
  const before = asUtc - offsetAt(guess - 3_600_000, timeZone);
  const exact = asUtc - offsetAt(guess, timeZone);
  return localTime(exact, timeZone).time === time.slice(0, 5) ? exact : before;
}

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
