import { useMemo, useState } from "react";
import type { Booking } from "../data/booking.ts";
import {
  currentService,
  serviceAt,
  type ServiceCalendar,
  servicesOn,
} from "../time/services.ts";

/** What {@linkcode useService} needs. */
export interface ServiceOptions {
  date: string;
  calendar: ServiceCalendar;
  /** Undefined until they are read. */
  bookings: readonly Booking[] | undefined;
}

/**
 * The services of a date, the one that is shown, and its bookings. The period
 * that the user chose is kept over a change of the date.
 */
export function useService(options: ServiceOptions) {
  const { date, calendar, bookings } = options;
  // Undefined until the user chooses; until then the clock does.
  const [periodId, choosePeriod] = useState<string | null>();
  const { services, service } = useMemo(() => {
    const services = servicesOn(calendar, date);
    const chosen = services.find((service) => service.periodId === periodId);
    return {
      services,
      service: chosen ?? currentService(services, Date.now()),
    };
  }, [calendar, date, periodId]);
  const bookingsOfService = useMemo(
    () =>
      (bookings ?? []).filter(({ startAt }) => {
        const found = serviceAt(calendar, startAt);
        const isOfPeriod = service.periodId === null ||
          service.periodId === found.periodId;
        return found.date === date && isOfPeriod;
      }),
    [bookings, calendar, date, service],
  );
  return { services, service, choosePeriod, bookingsOfService };
}
