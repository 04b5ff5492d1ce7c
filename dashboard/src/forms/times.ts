import type { ServiceReading } from "../data/service_reading.ts";
import { addDays } from "../time/calendar.ts";
import { localTime, momentOf } from "../time/zoned_time.ts";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** The next quarter of an hour before or after a moment. */
export function quarterFrom(moment: number, step: -1 | 1): number {
  return step === 1
    ? (Math.floor(moment / QUARTER_MS) + 1) * QUARTER_MS
    : (Math.ceil(moment / QUARTER_MS) - 1) * QUARTER_MS;
}

/** The quarter of an hour that a moment is in or that comes next. */
export function quarterAt(moment: number): number {
  return Math.ceil(moment / QUARTER_MS) * QUARTER_MS;
}

/**
 * Reads a time as it is typed: "19:30", "1930", "9.30" and "19".
 *
 * @returns As in "19:30"; null if it is none.
 */
export function readTime(text: string): string | null {
  const match = /^\s*(\d{1,2})[:.h ]?(\d{2})?\s*$/.exec(text);
  if (match === null) return null;
  const [, hour = "", minute = "00"] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/**
 * The moment nearest to another at which the clock shows a time: after 23:30,
 * "00:30" is an hour later and not 23 hours before.
 */
export function nearest(
  moment: number,
  time: string,
  timeZone: string,
): number {
  const { date } = localTime(moment, timeZone);
  const found = [-1, 0, 1].map((days) =>
    momentOf({ date: addDays(date, days), time }, timeZone)
  );
  return found.reduce((best, one) =>
    Math.abs(one - moment) < Math.abs(best - moment) ? one : best
  );
}

/** The same time of day so many days later. */
export function daysLater(
  moment: number,
  days: number,
  timeZone: string,
): number {
  const { date, time } = localTime(moment, timeZone);
  return momentOf({ date: addDays(date, days), time }, timeZone);
}

/** When the service that runs, or the last of the date, ends. */
export function endOfService(
  { services }: Pick<ServiceReading, "services">,
  now: number,
): number {
  const ends = services.map(({ endAt }) => endAt).filter((end) => end > now);
  return ends.length > 0 ? Math.min(...ends) : now + 4 * 60 * MINUTE_MS;
}
