import fc from "fast-check";
import { type AuditEvent, Refusal } from "../answer.ts";
import { type Ids, UnknownId } from "../ids.ts";
import { byTheClock, minutesBetween, shown } from "../moments.ts";
import type { Operation } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import { changed, holdOf, isSeated, leaveForgotten } from "../room.ts";
import {
  type Block,
  type Booking,
  refuseMissing,
  released,
  type State,
  withBooking,
} from "../state.ts";
import { requestedTables } from "../tables.ts";

/** The body of block-tables. */
export interface BlockBody {
  readonly restaurantId: string;
  readonly tableIds: readonly string[];
  readonly startAt: string;
  readonly endAt: string;
  readonly reason: string;
  /** Whether bookings that do not sit lose their tables. */
  readonly displace?: boolean;
}

/** Gives tables to nobody for a while. */
export const block: Operation<BlockBody> = {
  endpoint: "block-tables",
  rpc: "block_tables_atomic",
  weight: 3,
  arbitrary: ({ restaurantId, tableIds, window }) =>
    fc.tuple(
      fc.record({
        restaurantId,
        tableIds,
        reason: fc.constantFrom("Rain", "It wobbles"),
        displace: fc.boolean(),
      }, { requiredKeys: ["restaurantId", "tableIds", "reason"] }),
      window,
    ).map(([body, during]) => ({ ...body, ...during })),
  canonical(body, _, { now }) {
    const tableIds = requestedTables(body.tableIds, 200);
    const { startAt, endAt, reason, displace = false } = body;
    const minutes = minutesBetween(startAt, endAt);
    const isPossible = minutes > 0 && minutes <= 366 * 24 * 60 &&
      startAt >= "2000" && now < endAt && endAt < "2100" &&
      reason.length >= 1 && reason.length <= 200;
    if (!isPossible) throw new Refusal("INVALID_REQUEST");
    return [tableIds, startAt, endAt, reason, displace];
  },
  subject(state) {
    refuseMissing(state);
    return null;
  },

  serve(restaurant, state, body, { index, ids }) {
    const tableIds = requestedTables(body.tableIds, 200);
    const known = restaurant.tables.map(({ id }) => id);
    if (!tableIds.every((id) => known.includes(id))) {
      throw new Refusal("TABLE_NOT_FOUND");
    }
    const { now } = restaurant;
    const block: Block = {
      id: `block ${index}`,
      tableIds,
      startAt: body.startAt < now
        ? byTheClock(now, index, "begins")
        : body.startAt,
      endAt: body.endAt,
      reason: body.reason,
      partOf: null,
    };
    const progress = sendForgottenAway(restaurant, state, block, index);
    const inTheWay = bookingsInTheWay(restaurant, progress.state, block);
    refuseBlocked(progress.state, block);
    if (!body.displace && inTheWay.length > 0) {
      refuseTaken(inTheWay, block, ids);
    }
    const sitting = inTheWay.filter(isSeated);
    const parts = partsOf(block, sitting);
    if (parts.length === 0) refuseTaken(inTheWay, block, ids);
    const blockedIds = parts.flatMap((part) => part.tableIds).toSorted();
    const idOf = ({ id }: Booking) => ids[id] ?? id;
    const displaced = inTheWay.filter((each) => !isSeated(each))
      .toSorted((one, other) => idOf(one) < idOf(other) ? -1 : 1);
    const next = displaced.reduce(
      (left, booking) =>
        withBooking(
          left,
          changed(restaurant, booking, released(booking, "pending"), index),
        ),
      progress.state,
    );
    const blocks = Object.fromEntries(parts.map((part) => [part.id, part]));
    const stillOccupied = tableIds.filter((table) =>
      sitting.some((party) => party.tableIds.includes(table))
    );
    return {
      answer: {
        outcome: "done",
        body: {
          assignmentId: new UnknownId(block.id),
          tableIds: blockedIds,
          startAt: shown(block.startAt),
          endAt: block.endAt,
          displacedBookingIds: displaced.map(({ id }) => new UnknownId(id)),
          stillOccupied,
        },
        isDecision: false,
        replays: null,
      },
      state: { ...next, blocks: { ...next.blocks, ...blocks } },
      events: [
        ...progress.events,
        ...displaced.map(({ id: bookingId }) => ({
          bookingId,
          action: "released",
        } as const)),
        { bookingId: null, action: "blocked" },
      ],
    };
  },
};

/** Sends away who was forgotten at one of the tables. */
function sendForgottenAway(
  restaurant: Restaurant,
  state: State,
  block: Block,
  by: number,
) {
  let progress: { state: State; events: readonly AuditEvent[] } = {
    state,
    events: [],
  };
  for (const party of bookingsInTheWay(restaurant, state, block)) {
    progress = leaveForgotten(restaurant, progress, party, by) ?? progress;
  }
  return progress;
}

/**
 * The bookings that hold one of the tables meanwhile, and where the block has
 * begun who sits there.
 */
function bookingsInTheWay(
  { now }: Restaurant,
  { bookings }: State,
  block: Block,
): Booking[] {
  const hasBegun = block.startAt.startsWith(now);
  return Object.values(bookings).filter((booking) => {
    const [from, to] = holdOf(booking);
    return booking.tableIds.some((id) => block.tableIds.includes(id)) &&
      (from < block.endAt && block.startAt < to ||
        hasBegun && isSeated(booking));
  });
}

/** @throws {Refusal} If another block is in the way. */
function refuseBlocked({ blocks }: State, block: Block): void {
  const isTaken = Object.values(blocks).some((other) =>
    other.startAt < block.endAt && block.startAt < other.endAt &&
    other.tableIds.some((id) => block.tableIds.includes(id))
  );
  if (isTaken) throw new Refusal("TABLE_BLOCKED", { bookingId: null });
}

/** @throws {Refusal} With all bookings that are in the way. */
function refuseTaken(
  bookings: readonly Booking[],
  { tableIds }: Block,
  ids: Ids,
): never {
  const reason = bookings.some(isSeated) ? "TABLE_OCCUPIED" : "TABLE_TAKEN";
  const orderOf = ({ startAt, id }: Booking) => `${startAt} ${ids[id] ?? id}`;
  throw new Refusal(reason, {
    blockingBookings: bookings
      .toSorted((one, other) => orderOf(one) < orderOf(other) ? -1 : 1)
      .map((booking) => ({
        bookingId: new UnknownId(booking.id),
        tableIds: booking.tableIds.filter((id) => tableIds.includes(id)),
        status: booking.status,
        partySize: booking.partySize,
        startAt: booking.startAt,
        endAt: shown(booking.endAt),
      })),
  });
}

/**
 * The block in its parts: each table where people sit is blocked from their end
 * on, that of a party that is to stay until the end of the block not at all.
 */
function partsOf(block: Block, sitting: readonly Booking[]): Block[] {
  const waitsFor = sitting.filter(({ endAt }) => block.startAt < endAt);
  const partyAt = (table: string) =>
    waitsFor.find(({ tableIds }) => tableIds.includes(table));
  const free = block.tableIds.filter((table) => partyAt(table) === undefined);
  const waiting = block.tableIds.flatMap((table) => {
    const { endAt = block.endAt } = partyAt(table) ?? {};
    return endAt < block.endAt
      ? [{
        ...block,
        id: `${block.id} at ${table}`,
        tableIds: [table],
        startAt: endAt,
        partOf: block.id,
      }]
      : [];
  });
  if (free.length > 0) return [{ ...block, tableIds: free }, ...waiting];
  return waiting.map((part, index) =>
    index === 0 ? { ...part, id: block.id } : part
  );
}
