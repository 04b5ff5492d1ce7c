import type {
  BookingToPlan,
  ServiceToPlan,
  TableToPlan,
} from "../../../planner/service_to_plan.ts";

/** A table of a sample: all are in one zone and can be pushed together. */
export function table(
  id: string,
  seats: number,
  others: Partial<TableToPlan> = {},
): TableToPlan {
  return { id, zoneId: "z", seats, isMovable: true, isActive: true, ...others };
}

/** A booking without tables. */
export function booking(
  id: string,
  partySize: number,
  [startAt, endAt]: readonly [number, number],
  others: Partial<BookingToPlan> = {},
): BookingToPlan {
  return {
    id,
    partySize,
    startAt,
    endAt,
    status: "pending",
    tableIds: [],
    ...others,
  };
}

/** A service of two tables for two that adjoin, without any booking. */
export function service(others: Partial<ServiceToPlan> = {}): ServiceToPlan {
  return {
    tables: [table("a", 2), table("b", 2)],
    adjacencies: [["a", "b"]],
    bookings: [],
    blocks: [],
    ...others,
  };
}
