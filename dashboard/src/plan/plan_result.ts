import type { ServicePlan } from "../../../planner/service_plan.ts";
import type { PlannedSeating } from "../actions/plan_draft.ts";
import type { Booking } from "../data/booking.ts";

/** A party for which a plan has no tables. */
export interface Unseated {
  booking: Booking;
  reason: ServicePlan["reasons"][string] | undefined;
}

/** A plan as the user decides on it. */
export interface PlanResult
  extends Pick<ServicePlan, "guests" | "bound" | "isOptimal"> {
  /** The parties that get tables or other ones, by their start. */
  changes: PlannedSeating[];
  /** By their start. */
  unseated: Unseated[];
}

/** What a plan changes about bookings, which are as they were planned with. */
export function resultOf(
  plan: ServicePlan,
  bookings: readonly Booking[],
): PlanResult {
  const planned = new Map(
    plan.seatings.map(({ bookingId, tableIds }) => [bookingId, tableIds]),
  );
  const unseated = new Set(plan.unseated);
  const ordered = [...bookings].sort((a, b) => a.startAt - b.startAt);
  return {
    guests: plan.guests,
    bound: plan.bound,
    isOptimal: plan.isOptimal,
    changes: ordered.flatMap((booking) => {
      const tableIds = planned.get(booking.id);
      const isChange = tableIds !== undefined &&
        !isSameSet(tableIds, booking.tableIds);
      return isChange ? [{ booking, tableIds }] : [];
    }),
    unseated: ordered.filter(({ id }) => unseated.has(id)).map((booking) => ({
      booking,
      reason: plan.reasons[booking.id],
    })),
  };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
