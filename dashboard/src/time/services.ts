import { addDays, dayOfWeek } from "./calendar.ts";
import { localTime, momentOf } from "./zoned_time.ts";

/** A service period as the database stores it. */
export interface ServicePeriod {
  id: string;
  name: string;
  /** 0 for Sunday to 6 for Saturday; null for every day. */
  day_of_week: number | null;
  start_time: string;
  /** Not after the start time: it ends on the next day. */
  end_time: string;
}

/** A service period on one service date, or a whole service date. */
export interface Service {
  /** Null stands for the whole service date. */
  periodId: string | null;
  name: string;
  date: string;
  /** In epoch milliseconds, like the end, which does not belong to it. */
  startAt: number;
  endAt: number;
}

/** Every service that a booking around a date could belong to. */
export interface ServiceCalendar {
  timeZone: string;
  /** Where several overlap, the one that a booking belongs to comes first. */
  services: Service[];
}

/**
 * Works out the services of a date and of the dates around it. Where services
 * overlap, that weekday's period takes precedence over one for every day, and
 * then the one that starts later.
 */
export function makeCalendar(
  date: string,
  periods: readonly ServicePeriod[],
  timeZone: string,
): ServiceCalendar {
  const dates = [-1, 0, 1, 2].map((days) => addDays(date, days));
  const found = dates.flatMap((day) =>
    periods.filter((period) => isServedOn(period, day)).map((period) => ({
      service: serviceOn(day, period, timeZone),
      isOfWeekday: period.day_of_week !== null,
    }))
  );
  found.sort((a, b) =>
    Number(b.isOfWeekday) - Number(a.isOfWeekday) ||
    b.service.startAt - a.service.startAt ||
    compareIds(b.service, a.service)
  );
  return { timeZone, services: found.map(({ service }) => service) };
}

function compareIds(a: Service, b: Service): number {
  return (a.periodId ?? "") < (b.periodId ?? "") ? -1 : 1;
}

function isServedOn(period: ServicePeriod, date: string): boolean {
  return period.day_of_week === null || period.day_of_week === dayOfWeek(date);
}

function serviceOn(
  date: string,
  period: ServicePeriod,
  timeZone: string,
): Service {
  const endsNextDay = period.end_time <= period.start_time;
  return {
    periodId: period.id,
    name: period.name,
    date,
    startAt: momentOf({ date, time: period.start_time }, timeZone),
    endAt: momentOf({
      date: endsNextDay ? addDays(date, 1) : date,
      time: period.end_time,
    }, timeZone),
  };
}

/**
 * The service that a booking with this start belongs to, by the rules of the
 * capacity guard. Outside of all services it belongs to its date: the period is
 * null then.
 */
export function serviceAt(
  { services, timeZone }: ServiceCalendar,
  startAt: number,
): Pick<Service, "periodId" | "date"> {
  return services.find((service) =>
    service.startAt <= startAt && startAt < service.endAt
  ) ?? { periodId: null, date: localTime(startAt, timeZone).date };
}

/** The services of one date by their start, and finally the whole date. */
export function servicesOn(calendar: ServiceCalendar, date: string): Service[] {
  return [
    ...periodsOn(calendar, date).sort((a, b) => a.startAt - b.startAt),
    wholeDate(calendar, date),
  ];
}

/**
 * The whole of a service date: from midnight to the next midnight, or to the end
 * of its last service, which may be as late as the evening after.
 */
export function wholeDate(calendar: ServiceCalendar, date: string): Service {
  const midnight = (day: string) =>
    momentOf({ date: day, time: "00:00" }, calendar.timeZone);
  const ends = periodsOn(calendar, date).map(({ endAt }) => endAt);
  return {
    periodId: null,
    name: "All day",
    date,
    startAt: midnight(date),
    endAt: Math.max(midnight(addDays(date, 1)), ...ends),
  };
}

function periodsOn({ services }: ServiceCalendar, date: string): Service[] {
  return services.filter((service) => service.date === date);
}

/**
 * The service that the dashboard opens on: the one that is running, or the next
 * one, or the last. The whole date is only taken if it has no other service.
 *
 * @throws {Error} If there are no services; `servicesOn` gives at least one.
 */
export function currentService(services: Service[], now: number): Service {
  const periods = services.filter(({ periodId }) => periodId !== null);
  const found =
    periods.find(({ startAt, endAt }) => startAt <= now && now < endAt) ??
      periods.find(({ startAt }) => startAt > now) ?? periods.at(-1) ??
      services[0];
  if (found === undefined) throw new Error("A date has at least one service");
  return found;
}
