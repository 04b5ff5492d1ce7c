import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { type Booking, holdsTables } from "../data/booking.ts";
import type {
  CountedService,
  ServiceReading,
} from "../data/service_reading.ts";

/** What a plan is made from. */
export interface PlanSources {
  /** Undefined for a date without services. */
  service: CountedService | undefined;
  /** The bookings of the service. */
  bookingsOfService: readonly Booking[];
  reading: Pick<
    ServiceReading,
    "tables" | "adjacencies" | "bookings" | "blocks"
  >;
  /** In epoch milliseconds. */
  now: number;
}

/**
 * States a service as the planner wants it. Bookings of other services keep
 * their tables, and count neither as guests nor against the limits: for the
 * plan, their tables are blocked.
 */
export function serviceToPlan(sources: PlanSources): ServiceToPlan {
  const { service, bookingsOfService, reading, now } = sources;
  const own = new Set(bookingsOfService.map(({ id }) => id));
  const others = reading.bookings.filter((booking) =>
    holdsTables(booking) && !own.has(booking.id)
  );
  return {
    tables: [...reading.tables.values()],
    adjacencies: reading.adjacencies,
    bookings: bookingsOfService,
    blocks: [
      ...reading.blocks,
      ...others.map((booking) => whileThere(booking, now)),
    ],
    // It counts all bookings of the service, whenever they start.
    limits: [{
      from: -Infinity,
      to: Infinity,
      maxCovers: service?.maxCovers ?? null,
      maxParties: service?.maxParties ?? null,
    }],
    now,
  };
}

/** A party that stays longer than planned has its tables at least until now. */
function whileThere(
  { status, tableIds, startAt, endAt }: Booking,
  now: number,
): ServiceToPlan["blocks"][number] {
  const isThere = status === "checked_in";
  return {
    tableIds,
    startAt,
    endAt: isThere ? Math.max(endAt, now + 1) : endAt,
  };
}
