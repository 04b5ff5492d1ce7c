import type { Floor, FloorTable } from "./floor.ts";

const MINUTE = 60_000;
/** The horizon of freeFrom and freeUntil, and the most idle time of a side. */
const NEAR = 180 * MINUTE;
const MOST_TABLES = 6;

/** A row of assigned_tables that is not the own booking's. */
export interface Hold {
  /** The table's place in the floor. */
  readonly table: number;
  readonly from: number;
  readonly until: number;
  readonly occupied: boolean;
}

/** What is sought; the times are milliseconds. */
export interface Wish {
  readonly partySize: number;
  /** When the tables would be held from: the start, or now if it has passed. */
  readonly from: number;
  readonly until: number;
  readonly shortest: number;
  /** Whether tables where people sit do not count. */
  readonly looksAtRoom: boolean;
  readonly isSoon: boolean;
  readonly requireAdjacency: boolean;
}

/** A set that would be accepted, with what its place in the order follows from. */
export interface AcceptedSet {
  readonly tables: readonly number[];
  readonly seats: number;
  readonly freeFrom: number | null;
  readonly freeUntil: number | null;
  readonly isFull: boolean;
  readonly isOccupied: boolean;
}

interface Available extends FloorTable {
  readonly place: number;
  readonly freeFrom: number | null;
  readonly freeUntil: number | null;
  readonly isOccupied: boolean;
}

/**
 * Every set of up to six tables that the rules allow and that no table can be
 * left out of, in the documented order. It tries them all.
 */
export function acceptedSets(
  floor: Floor,
  holds: readonly Hold[],
  wish: Wish,
): AcceptedSet[] {
  const tables = available(floor, holds, wish);
  const isAccepted = (set: readonly Available[]) =>
    set.reduce((sum, { seats }) => sum + seats, 0) >= wish.partySize &&
    canJoin(set, floor, wish);
  const accepted = subsets(tables).filter((set) =>
    isAccepted(set) &&
    !set.some((left) => isAccepted(set.filter((each) => each !== left)))
  );
  const ranked = accepted.map((set) => ({
    set,
    key: orderOf(set, tables, floor, wish),
  }));
  ranked.sort((one, other) => compare(one.key, other.key));
  return ranked.map(({ set }) => ({
    tables: set.map(({ place }) => place),
    seats: set.reduce((sum, { seats }) => sum + seats, 0),
    freeFrom: latest(set),
    freeUntil: earliest(set),
    isFull: isFull(set, wish),
    isOccupied: set.some(({ isOccupied }) => isOccupied),
  }));
}

function available(
  { tables }: Floor,
  holds: readonly Hold[],
  { from, until, shortest, looksAtRoom }: Wish,
): Available[] {
  return tables.flatMap((table, place) => {
    const own = holds.filter((hold) => hold.table === place);
    const isOccupied = own.some(({ occupied }) => occupied);
    const isTaken = own.some((hold) =>
      hold.from < from + shortest && hold.until > from
    );
    if (!table.isActive || isTaken || (looksAtRoom && isOccupied)) return [];
    const ends = own.map((hold) => hold.until)
      .filter((end) => end <= from && end > from - NEAR);
    const starts = own.map((hold) => hold.from)
      .filter((start) => start >= from + shortest && start < until + NEAR);
    return [{
      ...table,
      place,
      isOccupied,
      freeFrom: ends.length > 0 ? Math.max(...ends) : null,
      freeUntil: starts.length > 0 ? Math.min(...starts) : null,
    }];
  });
}

function canJoin(
  set: readonly Available[],
  floor: Floor,
  { requireAdjacency }: Wish,
): boolean {
  const [first] = set;
  if (first === undefined) return false;
  if (set.length === 1) return true;
  if (!set.every(({ isMovable, zone }) => isMovable && zone === first.zone)) {
    return false;
  }
  if (!requireAdjacency) return true;
  const reached = new Set([first]);
  for (const table of reached) {
    for (const other of set) {
      if (areNeighbours(floor, table, other)) reached.add(other);
    }
  }
  return reached.size === set.length;
}

function areNeighbours(
  { pairs }: Floor,
  { place: one }: Available,
  { place: other }: Available,
): boolean {
  return pairs.some(([a, b]) =>
    (a === one && b === other) || (a === other && b === one)
  );
}

function subsets(tables: readonly Available[]): Available[][] {
  const all: Available[][] = [[]];
  for (const table of tables) {
    for (const set of [...all]) {
      if (set.length < MOST_TABLES) all.push([...set, table]);
    }
  }
  return all.slice(1);
}

/** What sets are compared by, the first difference counts. */
function orderOf(
  set: readonly Available[],
  tables: readonly Available[],
  floor: Floor,
  wish: Wish,
): number[] {
  const seats = set.reduce((sum, each) => sum + each.seats, 0);
  return [
    Number(wish.isSoon && set.some(({ isOccupied }) => isOccupied)),
    Number(!isFull(set, wish)),
    set.length,
    seats - wish.partySize,
    Number(set.some(({ minParty }) => minParty > wish.partySize)),
    Math.round(set.reduce((sum, table) => sum + idle(table, wish), 0) / 1000),
    joinable(set, tables, floor),
    // Most seats first, then by label: T0 to T8.
    ...set.map(({ seats, place }) => place - 100 * seats)
      .sort((one, other) => one - other),
  ];
}

function idle({ freeFrom, freeUntil }: Available, wish: Wish): number {
  const before = freeFrom === null ? NEAR : wish.from - freeFrom;
  const after = freeUntil === null ? NEAR : freeUntil - wish.until;
  return Math.min(NEAR, before) + Math.max(0, Math.min(NEAR, after));
}

function joinable(
  set: readonly Available[],
  tables: readonly Available[],
  floor: Floor,
): number {
  return tables.filter((other) =>
    !set.includes(other) && other.isMovable &&
    set.some((table) =>
      table.isMovable && table.zone === other.zone &&
      areNeighbours(floor, table, other)
    )
  ).length;
}

function isFull(set: readonly Available[], { until }: Wish): boolean {
  const end = earliest(set);
  return end === null || end >= until;
}

function latest(set: readonly Available[]): number | null {
  const ends = set.flatMap(({ freeFrom }) => freeFrom ?? []);
  return ends.length > 0 ? Math.max(...ends) : null;
}

function earliest(set: readonly Available[]): number | null {
  const starts = set.flatMap(({ freeUntil }) => freeUntil ?? []);
  return starts.length > 0 ? Math.min(...starts) : null;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
