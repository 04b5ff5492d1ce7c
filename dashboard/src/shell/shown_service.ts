import { type Booking, isSeated } from "../data/booking.ts";
import type {
  CountedService,
  ServiceReading,
} from "../data/service_reading.ts";

/** Stands for all services of the date. */
export const ALL_DAY = "all";

/** The services that the user chose, or the one that the clock chooses. */
export interface ShownService {
  /** As in "Dinner", or "All day". */
  name: string;
  /** Undefined for the whole date, and for a date without services. */
  service: CountedService | undefined;
}

/**
 * The service that is shown: what the user chose; otherwise the one that runs,
 * or the next, or the last.
 *
 * @param chosen The id of its period, `ALL_DAY`, or null if nothing was chosen.
 */
export function shownService(
  services: readonly CountedService[],
  chosen: string | null,
  now: number,
): ShownService {
  if (chosen === ALL_DAY) return { name: "All day", service: undefined };
  const service =
    services.find(({ servicePeriodId }) =>
      chosen !== null && servicePeriodId === chosen
    ) ??
      services.find(({ startAt, endAt }) => startAt <= now && now < endAt) ??
      services.find(({ startAt }) => startAt > now) ?? services.at(-1);
  return { name: service?.name ?? "All day", service };
}

/**
 * The bookings of a service as the capacity guard counts them, and everybody
 * who sits: they are in the room, whatever they belong to.
 */
export function bookingsOf(
  { bookings, serviceDate }: Pick<ServiceReading, "bookings" | "serviceDate">,
  { service }: ShownService,
): Booking[] {
  return bookings.filter((booking) => {
    if (isSeated(booking)) return true;
    if (booking.serviceDate !== serviceDate) return false;
    return service === undefined ||
      booking.servicePeriodId === service.servicePeriodId;
  });
}
