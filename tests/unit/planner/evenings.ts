import type {
  BlockToPlan,
  BookingToPlan,
  LimitToPlan,
  ServiceToPlan,
  TableToPlan,
} from "../../../planner/service_to_plan.ts";
import { Random } from "../../../support/random.ts";

/** How large a random evening is, and what happens in it. */
export interface EveningSize {
  readonly tables: number;
  readonly bookings: number;
  /** The largest party. */
  readonly guests: number;
  /** Every third table, say, adjoins another one: 1 / 3. */
  readonly adjacency: number;
}

/** So small that all plans can be tried. */
export const TINY: EveningSize = {
  tables: 4,
  bookings: 5,
  guests: 8,
  adjacency: 0.5,
};

const SLOTS = 10;

/**
 * An evening with everything that a plan has to heed: tables that stand alone,
 * are fixed or out of use, parties that hold tables, sit or stay past their end,
 * bookings that are over, blocks, limits, and mostly a moment that is now. It is
 * the same for the same seed.
 */
export function randomEvening(seed: number, size: EveningSize): ServiceToPlan {
  const random = new Random(seed);
  const tables = randomTables(random, size);
  const now = random.happens(0.7) ? random.below(SLOTS) : undefined;
  const bookings = randomBookings(random, size, tables, now ?? -Infinity);
  return {
    tables,
    adjacencies: randomAdjacencies(random, size, tables),
    bookings,
    blocks: randomBlocks(random, tables, bookings),
    limits: randomLimits(random, bookings),
    now,
  };
}

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function randomTables(random: Random, size: EveningSize): TableToPlan[] {
  // Few kinds of tables, so that some can stand in for each other.
  const kinds = times(3, () => ({
    seats: 1 + random.below(4),
    minParty: 1 + random.below(3),
  }));
  return times(size.tables, (index) => ({
    id: `t${index}`,
    zoneId: `z${Math.floor(index / 8)}`,
    ...random.pick(kinds),
    isMovable: random.happens(0.85),
    isActive: random.happens(0.9),
  }));
}

function randomAdjacencies(
  random: Random,
  { adjacency }: EveningSize,
  tables: readonly TableToPlan[],
): [string, string][] {
  return tables.flatMap(({ id }, index) =>
    tables.slice(index + 1).flatMap((other): [string, string][] =>
      random.happens(adjacency) ? [[id, other.id]] : []
    )
  );
}

function randomBookings(
  random: Random,
  size: EveningSize,
  tables: readonly TableToPlan[],
  now: number,
): BookingToPlan[] {
  const bookings: BookingToPlan[] = [];
  for (let index = 0; index < size.bookings; index++) {
    const startAt = random.below(SLOTS - 1);
    const endAt = startAt + 1 + random.below(4);
    const partySize = 1 + random.below(size.guests);
    const pending = {
      id: `b${index}`,
      partySize,
      startAt,
      endAt,
      status: "pending",
      tableIds: [],
    } as const;
    const chance = random.below(10);
    bookings.push(
      chance < 4
        ? withTables(random, pending, tables, bookings, now)
        : chance === 4
        ? { ...pending, status: random.pick(["completed", "cancelled"]) }
        : pending,
    );
  }
  return bookings;
}

/** The booking with one or two tables that are free, if there are any. */
function withTables(
  random: Random,
  booking: BookingToPlan,
  tables: readonly TableToPlan[],
  others: readonly BookingToPlan[],
  now: number,
): BookingToPlan {
  // A party sits down up to two slots before its start.
  const sits = booking.startAt <= now + 2 && random.happens(0.6);
  const fromOf = ({ startAt }: BookingToPlan, sits: boolean) =>
    sits ? Math.min(startAt, now) : startAt;
  const free = tables.filter(({ id }) =>
    others.every((other) => {
      if (!other.tableIds.includes(id)) return true;
      const otherSits = other.status === "checked_in";
      if (sits && otherSits) return false;
      return other.endAt <= fromOf(booking, sits) ||
        fromOf(other, otherSits) >= booking.endAt;
    })
  );
  if (free.length === 0) return booking;
  const chosen = times(1 + random.below(2), () => random.pick(free).id);
  const tableIds = [...new Set(chosen)];
  return { ...booking, tableIds, status: sits ? "checked_in" : "confirmed" };
}

function randomBlocks(
  random: Random,
  tables: readonly TableToPlan[],
  bookings: readonly BookingToPlan[],
): BlockToPlan[] {
  return times(random.below(3), () => {
    const { id } = random.pick(tables);
    const startAt = random.below(SLOTS - 1);
    return { tableIds: [id], startAt, endAt: startAt + 1 + random.below(4) };
  }).filter(({ tableIds: [id = ""], startAt, endAt }) =>
    bookings.every((booking) =>
      !booking.tableIds.includes(id) || booking.endAt <= startAt ||
      booking.startAt >= endAt
    )
  );
}

function randomLimits(
  random: Random,
  bookings: readonly BookingToPlan[],
): LimitToPlan[] {
  const guests = bookings.reduce((sum, { partySize }) => sum + partySize, 0);
  const middle = random.below(SLOTS);
  const limit = (from: number, to: number): LimitToPlan => ({
    from,
    to,
    maxCovers: random.happens(0.6) ? random.below(guests) : null,
    maxParties: random.happens(0.4) ? random.below(bookings.length) : null,
  });
  if (random.happens(0.6)) return [];
  return [limit(0, middle), limit(middle, SLOTS + 5)];
}
