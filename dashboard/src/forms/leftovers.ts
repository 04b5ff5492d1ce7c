import type { Ending } from "../actions/party_drafts.ts";
import type { Booking } from "../data/booking.ts";
import type {
  CountedService,
  ServiceReading,
} from "../data/service_reading.ts";
import { counted } from "../wording/counted.ts";

/** The parties of a service of which nobody has said how it ended. */
export interface Leftovers {
  seated: Booking[];
  neverSeated: Booking[];
}

/** What is left over from a service of the date that is shown. */
export function leftoversOf(
  { bookings, serviceDate }: Pick<ServiceReading, "bookings" | "serviceDate">,
  { servicePeriodId }: Pick<CountedService, "servicePeriodId">,
): Leftovers {
  const own = bookings.filter((booking) =>
    booking.serviceDate === serviceDate &&
    (booking.servicePeriodId ?? null) === servicePeriodId
  );
  return {
    seated: own.filter(({ status }) => status === "checked_in"),
    neverSeated: own.filter(({ status }) =>
      status === "confirmed" || status === "pending"
    ),
  };
}

/** As in "4 parties still shown as seated, 2 never seated"; empty: nothing is. */
export function leftoversText({ seated, neverSeated }: Leftovers): string {
  const parts = [
    seated.length > 0 &&
    `${counted(seated.length, "party", "parties")} still shown as seated`,
    neverSeated.length > 0 &&
    (seated.length > 0
      ? `${neverSeated.length} never seated`
      : `${counted(neverSeated.length, "party", "parties")} never seated`),
  ];
  return parts.filter(Boolean).join(", ");
}

/** What staff say of a party; those that are still here are left alone. */
export type Verdict = Ending | "still here";

/** What is true of most: who sat has left, who did not sit has not come. */
export function likelyVerdict({ status }: Booking): Verdict {
  return status === "checked_in" ? "left" : "no show";
}
