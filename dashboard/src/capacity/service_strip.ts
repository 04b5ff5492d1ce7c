import { isOver, isSeated } from "../data/booking.ts";
import type {
  CountedService,
  ServiceReading,
} from "../data/service_reading.ts";
import { counted } from "../wording/counted.ts";
import type { Strip } from "./guests_text.ts";

/** A service that is over while the desk still shows some of its parties. */
export interface EndedService {
  service: CountedService;
  seated: number;
  neverSeated: number;
}

/**
 * The last service of the date that has ended with parties that nobody has
 * closed; null if there is none.
 */
export function endedService(
  { services, bookings, serviceDate }: Pick<
    ServiceReading,
    "services" | "bookings" | "serviceDate"
  >,
  now: number,
): EndedService | null {
  for (const service of services.toReversed()) {
    if (service.endAt > now) continue;
    const own = bookings.filter((booking) =>
      booking.serviceDate === serviceDate &&
      booking.servicePeriodId === service.servicePeriodId && !isOver(booking)
    );
    if (own.length === 0) continue;
    const seated = own.filter(isSeated).length;
    return { service, seated, neverSeated: own.length - seated };
  }
  return null;
}

/** "Dinner is over. 4 parties still shown as seated, 2 never seated." */
export function endedStrip(
  { service, seated, neverSeated }: EndedService,
): Strip {
  const parts = [
    ...(seated > 0
      ? [`${counted(seated, "party", "parties")} still shown as seated`]
      : []),
    ...(neverSeated > 0
      ? [
        seated > 0
          ? `${neverSeated} never seated`
          : `${counted(neverSeated, "party", "parties")} never seated`,
      ]
      : []),
  ];
  return {
    tone: "warn",
    title: `${service.name} is over.`,
    text: `${parts.join(", ")}.`,
  };
}
