import type { Restaurant } from "./restaurant.ts";
import { type Booking, SEATED } from "./state.ts";

const DAY = 24 * 60;

/** The service that a moment belongs to. */
export interface Service {
  /** The local date on which it began, as YYYY-MM-DD. */
  readonly date: string;
  /** Null outside of all service periods: the service is the whole date. */
  readonly servicePeriodId: string | null;
}

/**
 * Finds the service of a moment. Of periods that overlap, one for that day of
 * the week takes precedence, then the one that began last.
 */
export function serviceOf(
  { utcOffset, servicePeriods }: Restaurant,
  moment: string,
): Service {
  const minutes = Date.parse(moment) / 60_000 + utcOffset;
  const today = Math.floor(minutes / DAY);
  const running = [today, today - 1]
    .flatMap((day) => servicePeriods.map((period) => ({ day, period })))
    .filter(({ day, period: { dayOfWeek, start, end } }) => {
      const time = minutes - day * DAY;
      const isOnThatDay = dayOfWeek === null || dayOfWeek === weekdayOf(day);
      return isOnThatDay && start <= time && time < end;
    })
    .toSorted((one, other) =>
      Number(one.period.dayOfWeek === null) -
        Number(other.period.dayOfWeek === null) ||
      other.day * DAY + other.period.start -
        (one.day * DAY + one.period.start)
    );
  const { day, period } = running[0] ?? { day: today, period: null };
  return { date: dateOf(day), servicePeriodId: period?.id ?? null };
}

/** 0 is Sunday; the days count from 1970-01-01, a Thursday. */
function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

function dateOf(day: number): string {
  return new Date(day * DAY * 60_000).toISOString().slice(0, 10);
}

/** The day of the week of a date; 0 is Sunday. */
export function dayOfWeek(date: string): number {
  return weekdayOf(Date.parse(date) / DAY / 60_000);
}

/** The statuses of the bookings that count: promised and served. */
export const COUNTED = [...SEATED, "completed"];

/** What a service has promised and served, and who has no table yet. */
export function count(
  restaurant: Restaurant,
  bookings: readonly Pick<Booking, "status" | "partySize" | "startAt">[],
  { date, servicePeriodId }: Service,
): { covers: number; parties: number; coversWithoutTable: number } {
  const present = bookings.filter(({ startAt }) => {
    const service = serviceOf(restaurant, startAt);
    const isWholeDate = servicePeriodId === null;
    return service.date === date &&
      (isWholeDate || service.servicePeriodId === servicePeriodId);
  });
  const counted = present.filter(({ status }) => COUNTED.includes(status));
  const pending = present.filter(({ status }) => status === "pending");
  return {
    covers: guestsOf(counted),
    parties: counted.length,
    coversWithoutTable: guestsOf(pending),
  };
}

function guestsOf(bookings: readonly Pick<Booking, "partySize">[]): number {
  return bookings.reduce((sum, { partySize }) => sum + partySize, 0);
}
