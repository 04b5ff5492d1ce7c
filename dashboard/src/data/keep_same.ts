import { type Booking, holdsTables, isOver } from "./booking.ts";
import type { DiningTable } from "./dining_table.ts";
import type { ServiceReading } from "./service_reading.ts";

/**
 * A new reading in which everything that did not change is the same object as
 * before, so that only what changed is drawn again. A booking that gave its
 * tables up since keeps them in mind as its former ones.
 */
export function keepSame(
  before: ServiceReading | undefined,
  after: ServiceReading,
): ServiceReading {
  if (before?.serviceDate !== after.serviceDate) return after;
  const known = new Map(
    before.bookings.map((booking) => [booking.id, booking]),
  );
  return {
    ...after,
    services: sameOr(before.services, after.services),
    zones: sameOr(before.zones, after.zones),
    tables: sameTables(before.tables, after.tables),
    adjacencies: sameOr(before.adjacencies, after.adjacencies),
    turnTimes: sameOr(before.turnTimes, after.turnTimes),
    bookings: after.bookings.map((booking) =>
      rememberTables(known.get(booking.id), booking)
    ),
    blocks: sameOr(before.blocks, after.blocks),
    members: sameOr(before.members, after.members),
    unreadable: sameOr(before.unreadable, after.unreadable),
  };
}

function rememberTables(before: Booking | undefined, after: Booking): Booking {
  if (before === undefined) return after;
  const former = holdsTables(before) ? before.tableIds : before.formerTableIds;
  return isOver(after) && former !== undefined
    ? sameOr(before, { ...after, formerTableIds: former })
    : sameOr(before, after);
}

function sameTables(
  before: Map<string, DiningTable>,
  after: Map<string, DiningTable>,
): Map<string, DiningTable> {
  const isSame = sameOr([...before.values()], [...after.values()]);
  return isSame.every((table) => before.get(table.id) === table)
    ? before
    : after;
}

/** The value of before if it equals the one of after, as JSON has it. */
function sameOr<Value>(before: Value, after: Value): Value {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
