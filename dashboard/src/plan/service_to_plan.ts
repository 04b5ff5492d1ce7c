import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { limitsOf } from "../capacity/limits.ts";
import { type Booking, holdsTables } from "../data/booking.ts";
import type { CapacityRule } from "../data/capacity_rule.ts";
import type { Block } from "../data/read_blocks.ts";
import type { Floor } from "../data/use_floor.ts";
import type { Service } from "../time/services.ts";

/** What a plan is made from. */
export interface PlanSources {
  service: Service;
  /** The bookings of the service. */
  bookingsOfService: readonly Booking[];
  /** All that hold a table on the service date, whatever their service. */
  bookings: readonly Booking[];
  floor: Floor;
  blocks: readonly Block[];
  rules: readonly CapacityRule[];
  /** In epoch milliseconds. */
  now: number;
}

/**
 * States a service as the planner wants it. Bookings of other services keep
 * their tables, and count neither as guests nor against the limits: for the
 * plan, their tables are blocked.
 */
export function serviceToPlan(sources: PlanSources): ServiceToPlan {
  const { service, bookingsOfService, floor, rules, now } = sources;
  const own = new Set(bookingsOfService.map(({ id }) => id));
  const others = sources.bookings.filter((booking) =>
    holdsTables(booking) && !own.has(booking.id)
  );
  const { covers, parties } = limitsOf(rules, service);
  return {
    tables: [...floor.tables.values()].map((table) => ({
      id: table.id,
      zoneId: table.zone_id,
      seats: table.seats,
      isMovable: table.is_movable,
      isActive: table.is_active,
      minParty: table.min_party,
    })),
    adjacencies: floor.adjacencies,
    bookings: bookingsOfService,
    blocks: [
      ...sources.blocks,
      ...others.map((booking) => whileThere(booking, now)),
    ],
    // It counts all bookings of the service, whenever they start.
    limits: [{
      from: -Infinity,
      to: Infinity,
      maxCovers: covers,
      maxParties: parties,
    }],
    now,
  };
}

/** A party that stays longer than planned has its tables at least until now. */
function whileThere(
  { status, tableIds, startAt, endAt }: Booking,
  now: number,
): Block {
  const isThere = status === "checked_in";
  return {
    tableIds,
    startAt,
    endAt: isThere ? Math.max(endAt, now + 1) : endAt,
  };
}
