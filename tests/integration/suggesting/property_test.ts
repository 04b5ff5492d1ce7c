import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { addBooking } from "../../../support/booking.ts";
import {
  connect,
  type Database,
  inTransaction,
  one,
} from "../../../support/database.ts";
import { near } from "../../../support/near_now.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { create, seat } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import {
  type Search,
  suggest,
  type Suggestion,
} from "../../../support/suggestion.ts";
import { acceptedSets, type Hold, type Wish } from "./brute_force.ts";
import { floors, quarters, type StoredFloor, storeFloor } from "./floor.ts";

const RUNS = 120;
const MINUTE = 60_000;

/** Tables are sought for a party, a booking without tables, or one of a claim. */
const wishes = fc.record({
  subject: fc.constantFrom("party", "pending", "claim"),
  partySize: fc.integer({ min: 1, max: 14 }),
  from: quarters(-4, 12),
  length: fc.integer({ min: 2, max: 10 }).map((count) => 15 * count),
  minMinutes: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
  requireAdjacency: fc.boolean(),
});

type RandomWish = typeof wishes extends fc.Arbitrary<infer Value> ? Value
  : never;

Deno.test("the suggestions are exactly the sets that the rules allow, in the documented order, and the guard accepts each", async () => {
  await using sql = connect();
  await fc.assert(
    fc.asyncProperty(floors(6), wishes, async (floor, wish) => {
      const stored = await storeFloor(sql, floor);
      const search = await searchOf(sql, stored, wish);
      const before = await readNow(sql);
      const { suggestions } = await suggest(sql, { ...search, limit: 20 });
      const state = await readState(sql, stored, search, wish, before);
      const expected = acceptedSets(stored, state.holds, state.wish);
      assertEquals(
        suggestions.map((suggestion) => shown(suggestion, stored)),
        expected.slice(0, 20).map((set) => ({
          tables: [...set.tables].sort(),
          seats: set.seats,
          freeFrom: set.freeFrom,
          freeUntil: set.freeUntil,
          isFull: set.isFull,
          isOccupied: set.isOccupied,
        })),
      );
      for (const suggestion of suggestions.slice(0, 5)) {
        await assertAccepted(sql, stored, search, suggestion);
      }
      await assertAgreement(sql, stored, search, wish, expected);
    }),
    { numRuns: RUNS },
  );
});

/** What is sought, and a booking for it where it takes one. */
async function searchOf(
  sql: Database,
  { restaurantId, bookingIds }: StoredFloor,
  { subject, partySize, from, length, minMinutes, requireAdjacency }:
    RandomWish,
): Promise<Search> {
  const options = {
    requireAdjacency,
    ...(minMinutes !== undefined && { minMinutes }),
  };
  // Its window lies ahead at least in part.
  const window = near(from, Math.max(from + length, 22));
  const [claimed] = bookingIds;
  if (subject === "claim" && claimed !== undefined) {
    return { ...options, bookingId: claimed };
  } else if (subject === "pending") {
    const row = { party_size: partySize, ...window };
    const bookingId = await addBooking(sql, { id: restaurantId }, row);
    return { ...options, bookingId };
  }
  return {
    ...options,
    restaurantId,
    partySize,
    startAt: window.start_at,
    endAt: window.end_at,
  };
}

/** What the database says beside the search: holds, and the booking's times. */
async function readState(
  sql: Database,
  { restaurantId, ids }: StoredFloor,
  search: Search,
  { minMinutes }: RandomWish,
  now: number,
): Promise<{ holds: Hold[]; wish: Wish }> {
  const holds = await sql<(Hold & { tableId: string })[]>`
    select t.table_id as "tableId", t.occupied,
      extract(epoch from lower(t.during))::float * 1000 as from,
      extract(epoch from upper(t.during))::float * 1000 as until
    from assigned_tables as t
    join table_assignments as a
      on a.restaurant_id = t.restaurant_id and a.id = t.assignment_id
    where t.restaurant_id = ${restaurantId}
      and (a.booking_id = ${search.bookingId ?? null}::uuid) is not true`;
  const booking = await readBooking(sql, search);
  const isSeated = booking.status === "checked_in";
  const until = isSeated && booking.end <= now
    ? now + 15 * MINUTE
    : booking.end;
  const from = isSeated ? now : Math.max(booking.start, now);
  return {
    holds: holds.map((hold) => ({ ...hold, table: ids.indexOf(hold.tableId) })),
    wish: {
      partySize: booking.partySize,
      from,
      until,
      shortest: Math.min(until - from, (minMinutes ?? Infinity) * MINUTE),
      looksAtRoom: isSeated || booking.start <= now,
      isSoon: from < now + 30 * MINUTE,
      requireAdjacency: search.requireAdjacency ?? true,
    },
  };
}

async function readBooking(sql: Database, search: Search) {
  if (search.bookingId === undefined) {
    return {
      status: "pending",
      partySize: search.partySize ?? 0,
      start: Date.parse(search.startAt ?? ""),
      end: Date.parse(search.endAt ?? ""),
    };
  }
  return one(
    await sql<
      { status: string; partySize: number; start: number; end: number }[]
    >`
    select status, party_size as "partySize",
      extract(epoch from start_at)::float * 1000 as start,
      extract(epoch from end_at)::float * 1000 as end
    from bookings where id = ${search.bookingId}`,
  );
}

async function readNow(sql: Database): Promise<number> {
  const row = one(
    await sql<{ now: number }[]>`
    select extract(epoch from clock_timestamp())::float * 1000 as now`,
  );
  return row.now;
}

function shown(suggestion: Suggestion, { ids }: StoredFloor) {
  const moment = (text: string | null) =>
    text === null ? null : Date.parse(text);
  return {
    tables: suggestion.tableIds.map((id) => ids.indexOf(id)).sort(),
    seats: suggestion.seats,
    freeFrom: moment(suggestion.freeFrom),
    freeUntil: moment(suggestion.freeUntil),
    isFull: suggestion.isFull,
    isOccupied: suggestion.occupiedBy !== null,
  };
}

/** Seats the party there, for as long as is suggested, and takes it back. */
async function assertAccepted(
  sql: Database,
  { restaurantId }: StoredFloor,
  search: Search,
  { tableIds, isFull, freeUntil }: Suggestion,
): Promise<void> {
  const requireAdjacency = search.requireAdjacency ?? true;
  const { bookingId, partySize = 0, startAt = "", endAt = "" } = search;
  const end = isFull || freeUntil === null ? undefined : freeUntil;
  await undone(sql, async (transaction) => {
    if (bookingId === undefined) {
      await create(transaction, restaurantId, {
        partySize,
        startAt,
        endAt: end ?? endAt,
        tableIds,
        requireAdjacency,
      });
    } else if (end === undefined) {
      await assign(transaction, bookingId, tableIds, { requireAdjacency });
    } else {
      const seating = { bookingId, tableIds, endAt: end };
      await seat(transaction, restaurantId, [seating], { requireAdjacency });
    }
  });
}

/** The guard accepts one table for the whole stay exactly if it is allowed. */
async function assertAgreement(
  sql: Database,
  { restaurantId, ids }: StoredFloor,
  search: Search,
  { partySize }: RandomWish,
  expected: ReturnType<typeof acceptedSets>,
): Promise<void> {
  if (search.bookingId !== undefined) return;
  const { startAt = "", endAt = "" } = search;
  for (const [place, id] of ids.entries()) {
    const outcome = await outcomeOf(
      undone(sql, (transaction) =>
        create(transaction, restaurantId, {
          partySize,
          startAt,
          endAt,
          tableIds: [id],
        })),
    );
    const isAllowed = expected.some(({ tables, isFull }) =>
      isFull && tables.length === 1 && tables[0] === place
    );
    assertEquals([place, outcome.sqlstate === "00000"], [place, isAllowed]);
  }
}

/** Runs a call in a transaction that is rolled back. */
async function undone(
  sql: Database,
  call: (transaction: Database) => Promise<unknown>,
): Promise<void> {
  const enough = new Error("Enough");
  const thrown = await inTransaction(sql, async (transaction) => {
    await call(transaction);
    throw enough;
  }).catch((error) => error);
  if (thrown !== enough) throw thrown;
}
