import { LEVELS } from "../../../planner/levels.ts";
import type {
  BookingToPlan,
  ServiceToPlan,
} from "../../../planner/service_to_plan.ts";

/** A set of tables, as bits, and what it is worth to a party. */
interface Option {
  readonly tables: number;
  readonly worth: readonly number[];
}

/**
 * What the best plan of a service is worth, level by level, found by trying all
 * plans of all sets. It shares nothing with the planner but the names of the
 * levels. The guests are those of the fixed parties too.
 */
export function tryAllPlans(
  service: ServiceToPlan,
  mayMove: boolean,
): number[] {
  const now = service.now ?? -Infinity;
  const due = service.bookings.filter(({ status, endAt }) =>
    status === "checked_in" ||
    endAt > now && (status === "pending" || status === "confirmed")
  );
  const open = due.filter(({ status, tableIds }) =>
    status !== "checked_in" && (mayMove || tableIds.length === 0)
  );
  const fixed = due.filter((booking) => !open.includes(booking));
  const options = open.map((booking) => optionsOf(service, booking, fixed));
  let best: number[] | undefined;
  const chosen: { booking: BookingToPlan; tables: number }[] = [];
  const go = (index: number, worth: readonly number[]) => {
    const booking = open[index];
    if (booking === undefined) {
      const seated = chosen.map((choice) => choice.booking);
      if (!keepsLimits(service, [...fixed, ...seated])) return;
      if (best === undefined || isGreater(worth, best)) best = [...worth];
      return;
    }
    if (booking.tableIds.length === 0) go(index + 1, worth);
    for (const option of options[index] ?? []) {
      const isTaken = chosen.some((other) =>
        (other.tables & option.tables) !== 0 &&
        overlap(other.booking, booking, now)
      );
      if (isTaken) continue;
      chosen.push({ booking, tables: option.tables });
      go(index + 1, worth.map((sum, at) => sum + (option.worth[at] ?? 0)));
      chosen.pop();
    }
  };
  go(0, LEVELS.map((level) => level === "guests" ? guestsOf(fixed) : 0));
  if (best === undefined) throw new Error("Not even staying is a plan");
  return best;
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

function overlap(one: BookingToPlan, other: BookingToPlan, now: number) {
  return Math.max(one.startAt, now) < other.endAt &&
    Math.max(other.startAt, now) < one.endAt;
}

function bitsOf({ tables }: ServiceToPlan, ids: readonly string[]): number {
  return tables.reduce(
    (bits, { id }, index) => ids.includes(id) ? bits | 1 << index : bits,
    0,
  );
}

/** Every set that could seat the party beside the fixed ones. */
function optionsOf(
  service: ServiceToPlan,
  booking: BookingToPlan,
  fixed: readonly BookingToPlan[],
): Option[] {
  const own = bitsOf(service, booking.tableIds);
  const taken = takenTables(service, booking, fixed);
  const options: Option[] = [];
  for (let set = 1; set < 1 << service.tables.length; set++) {
    const stays = set === own;
    const works = (set & taken) === 0 && standsTogether(service, set) &&
      seatsOf(service, set) >= booking.partySize;
    if (!stays && !works) continue;
    options.push({ tables: set, worth: worthOf(service, booking, set, own) });
  }
  return options;
}

function worthOf(
  service: ServiceToPlan,
  { partySize }: BookingToPlan,
  set: number,
  own: number,
): number[] {
  const tables = tablesIn(service, set);
  const isBelow = tables.some(({ minParty = 1 }) => partySize < minParty);
  return [
    partySize,
    own !== 0 && set !== own ? -1 : 0,
    tables.length > 1 ? -1 : 0,
    -Math.max(0, seatsOf(service, set) - partySize),
    isBelow ? -1 : 0,
  ];
}

function tablesIn({ tables }: ServiceToPlan, set: number) {
  return tables.filter((_, index) => set >> index & 1);
}

function seatsOf(service: ServiceToPlan, set: number): number {
  return tablesIn(service, set).reduce((sum, { seats }) => sum + seats, 0);
}

/** The tables that fixed parties, blocks and those who overstay have. */
function takenTables(
  service: ServiceToPlan,
  booking: BookingToPlan,
  fixed: readonly BookingToPlan[],
): number {
  const { blocks, now = -Infinity } = service;
  const from = Math.max(booking.startAt, now);
  const inTheWay = [
    ...fixed.filter(({ startAt, endAt, status }) =>
      (startAt < booking.endAt || status === "checked_in") && endAt > from
    ),
    ...fixed.filter(({ status }) =>
      status === "checked_in" && booking.startAt <= now
    ),
    ...blocks.filter(({ startAt, endAt }) =>
      startAt < booking.endAt && endAt > from
    ),
  ];
  return inTheWay.reduce(
    (bits, { tableIds }) => bits | bitsOf(service, tableIds),
    0,
  );
}

function standsTogether(service: ServiceToPlan, set: number): boolean {
  const tables = tablesIn(service, set);
  if (tables.length > 6) return false;
  if (tables.some(({ isActive }) => !isActive)) return false;
  if (tables.length === 1) return true;
  if (tables.some(({ isMovable }) => !isMovable)) return false;
  if (new Set(tables.map(({ zoneId }) => zoneId)).size > 1) return false;
  const [first] = tables;
  const reached = new Set([first?.id]);
  for (const id of reached) {
    for (const [one, other] of service.adjacencies) {
      if (one === id && tables.some((table) => table.id === other)) {
        reached.add(other);
      }
      if (other === id && tables.some((table) => table.id === one)) {
        reached.add(one);
      }
    }
  }
  return reached.size === tables.length;
}

function keepsLimits(
  { bookings, limits = [] }: ServiceToPlan,
  seated: readonly BookingToPlan[],
): boolean {
  return limits.every(({ from, to, maxCovers, maxParties }) => {
    const within = bookings.filter(({ startAt }) =>
      from <= startAt && startAt < to
    );
    const before = within.filter(({ status, tableIds }) =>
      status === "completed" || tableIds.length > 0
    );
    const after = within.filter((booking) =>
      before.includes(booking) || seated.includes(booking)
    );
    const most = Math.max(maxCovers ?? Infinity, guestsOf(before));
    return guestsOf(after) <= most &&
      after.length <= Math.max(maxParties ?? Infinity, before.length);
  });
}

function guestsOf(bookings: readonly BookingToPlan[]): number {
  return bookings.reduce((sum, { partySize }) => sum + partySize, 0);
}
