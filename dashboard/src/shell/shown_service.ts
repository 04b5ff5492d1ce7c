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

type Dated = Pick<ServiceReading, "bookings" | "serviceDate">;

/** Whether the capacity guard counts a booking in a service. */
export function isOfService(
  booking: Booking,
  { serviceDate }: Pick<Dated, "serviceDate">,
  { service }: ShownService,
): boolean {
  return booking.serviceDate === serviceDate &&
    (service === undefined ||
      booking.servicePeriodId === service.servicePeriodId);
}

/**
 * The bookings of a service, and everybody who sits: they are in the room,
 * whatever they belong to.
 */
export function bookingsOf(reading: Dated, shown: ShownService): Booking[] {
  return reading.bookings.filter((booking) =>
    isSeated(booking) || isOfService(booking, reading, shown)
  );
}
