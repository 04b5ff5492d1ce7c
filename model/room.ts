/**
 * Who sits at a table, to whom it is promised, and who may have it.
 *
 * @module
 */
import { type AuditEvent, type Details, Refusal } from "./answer.ts";
import { UnknownId } from "./ids.ts";
import {
  afterAll,
  byTheClock,
  isByTheClock,
  minutesLater,
  shown,
} from "./moments.ts";
import type { Restaurant } from "./restaurant.ts";
import { serviceOf } from "./service.ts";
import {
  type Block,
  type Booking,
  released,
  type State,
  withBooking,
} from "./state.ts";

/** What happens to bookings, one after the other. */
export interface Progress {
  readonly state: State;
  readonly events: readonly AuditEvent[];
}

/** From when to when the tables of a booking or a block are held. */
export function holdOf(holder: Booking | Block): readonly [string, string] {
  const isBlock = "partOf" in holder;
  const from = isBlock ? holder.startAt : holder.heldFrom ?? holder.startAt;
  return [from, holder.endAt];
}

/** Whether the party of the booking sits at its tables. */
export function isSeated({ status }: Booking): boolean {
  return status === "checked_in";
}

/** How a booking takes tables, or keeps them for other times. */
export interface Claim {
  /** As it would become. */
  readonly booking: Booking;
  readonly tableIds: readonly string[];
  /** What it held before; what it holds in the state unless given. */
  readonly held?: readonly string[];
  /** Whether it takes them now, rather than keep them with the start it had. */
  readonly isTaken: boolean;
  /** The index of the request. */
  readonly by: number;
}

/**
 * Whether a booking can have tables, and from when it then holds them.
 *
 * What is taken while the window runs, or by a party that sits, is held from
 * now. The same goes for what a party sits down at before its time.
 *
 * @returns The booking with that, and who was sent away for it.
 * @throws {Refusal} If others or a block are in the way.
 */
export function claim(
  restaurant: Restaurant,
  state: State,
  { booking, tableIds, held, isTaken, by }: Claim,
): Progress & { readonly booking: Booking } {
  const { now } = restaurant;
  const sits = isSeated(booking);
  const hasBegun = booking.startAt < now;
  const fromNow = byTheClock(now, by, `${booking.id} holds`);
  const isEarly = sits && now < (booking.heldFrom ?? booking.startAt);
  const heldFrom = isTaken
    ? (sits || hasBegun) && now < booking.endAt ? fromNow : null
    : isEarly
    ? fromNow
    : (booking.heldFrom ?? booking.endAt) < booking.endAt
    ? booking.heldFrom
    : null;
  const hadBefore = held ?? state.bookings[booking.id]?.tableIds ?? [];
  const looksAtRoom = sits ||
    hasBegun && !tableIds.every((id) => hadBefore.includes(id));
  const progress = looksAtRoom
    ? findSeats(restaurant, state, booking, tableIds, by)
    : { state, events: [] };
  const claimed = { ...booking, heldFrom };
  refuseHeld(restaurant, progress.state, claimed, tableIds);
  return { ...progress, booking: claimed };
}

/**
 * Looks for parties that sit at the tables. One that was forgotten there is
 * sent away.
 *
 * @throws {Refusal} If another one sits there.
 */
function findSeats(
  restaurant: Restaurant,
  state: State,
  booking: Booking,
  tableIds: readonly string[],
  by: number,
): Progress {
  let progress: Progress = { state, events: [] };
  for (const { id: tableId } of restaurant.tables) {
    if (!tableIds.includes(tableId)) continue;
    const occupant = occupantOf(progress.state, tableId, booking.id);
    if (occupant === undefined) continue;
    const without = leaveForgotten(restaurant, progress, occupant, by);
    if (without === undefined) {
      throw new Refusal("TABLE_OCCUPIED", {
        ...describeParty(booking, occupant, tableId),
        blockingSeatedAt: shown(occupant.seatedAt),
      });
    }
    progress = without;
  }
  return progress;
}

/**
 * Sends a party away if it was forgotten: of an earlier service date, its
 * window over for more than six hours. It left at its end.
 *
 * @returns Undefined if it was not forgotten.
 */
export function leaveForgotten(
  restaurant: Restaurant,
  { state, events }: Progress,
  party: Booking,
  by: number,
): Progress | undefined {
  const { now } = restaurant;
  const { startAt, endAt } = party;
  const isForgotten = isSeated(party) && minutesLater(endAt, 6 * 60) < now &&
    serviceOf(restaurant, startAt).date < serviceOf(restaurant, now).date;
  if (!isForgotten) return undefined;
  const gone = { ...released(party, "completed"), leftAt: endAt };
  return {
    state: withBooking(state, changed(restaurant, party, gone, by)),
    events: [...events, { bookingId: party.id, action: "left" }],
  };
}

/** The party that sits at a table, unless it is that of the booking. */
export function occupantOf(
  { bookings }: State,
  tableId: string,
  bookingId: string | null,
): Booking | undefined {
  return Object.values(bookings).find((other) =>
    other.id !== bookingId && isSeated(other) &&
    other.tableIds.includes(tableId)
  );
}

/**
 * @throws {Refusal} If another party or a block holds one of the tables in the
 * booking's hold. It names the earliest, then the first label.
 */
function refuseHeld(
  { tables, now }: Restaurant,
  { bookings, blocks }: State,
  booking: Booking,
  tableIds: readonly string[],
): void {
  const [from, end] = holdOf(booking);
  // Who stays beyond the end must not get what is promised right now either.
  const to = isSeated(booking) && end < now ? afterAll(now) : end;
  const others = [...Object.values(bookings), ...Object.values(blocks)]
    .filter((other) => {
      const [otherFrom, otherTo] = holdOf(other);
      return other.id !== booking.id && otherFrom < to && from < otherTo &&
        other.tableIds.some((table) => tableIds.includes(table));
    });
  const starts = others.map((other) => holdOf(other)[0]).toSorted();
  const earliest = starts[0] ?? "";
  // Which of those that began about now was the first, only the clock knows.
  const isFirst = (other: Booking | Block) => {
    const [start] = holdOf(other);
    return start === earliest || isByTheClock(start) && isByTheClock(earliest);
  };
  const refusals = others.filter(isFirst).flatMap((other) => {
    const shared = tables.find(({ id }) =>
      tableIds.includes(id) && other.tableIds.includes(id)
    );
    return shared === undefined ? [] : [{ other, tableId: shared.id }];
  });
  const labelOf = (id: string) => tables.findIndex((table) => table.id === id);
  const [first, ...rest] = refusals.filter(({ other, tableId }) =>
    !refusals.some((each) =>
      holdOf(each.other)[0] === holdOf(other)[0] &&
      labelOf(each.tableId) < labelOf(tableId)
    )
  ).map(({ other, tableId }) =>
    "partOf" in other
      ? new Refusal("TABLE_BLOCKED", describeBlock(booking, other, tableId))
      : new Refusal("TABLE_TAKEN", describeParty(booking, other, tableId))
  );
  if (first === undefined) return;
  throw new Refusal(first.reason, first.details, rest);
}

function describeParty(
  booking: Booking,
  blocker: Booking,
  tableId: string,
): Details {
  return {
    bookingId: refusedId(booking),
    tableId,
    blockingBookingId: new UnknownId(blocker.id),
    blockingStatus: blocker.status,
    blockingPartySize: blocker.partySize,
    blockingStartAt: blocker.startAt,
    blockingEndAt: shown(blocker.endAt),
    blockingArrivedAt: shown(blocker.arrivedAt),
  };
}

function describeBlock(
  booking: Booking,
  blocker: Block,
  tableId: string,
): Details {
  return {
    bookingId: refusedId(booking),
    tableId,
    blockingAssignmentId: new UnknownId(blocker.partOf ?? blocker.id),
    blockReason: blocker.reason,
    blockingStartAt: shown(blocker.startAt),
    blockingEndAt: shown(blocker.endAt),
  };
}

/** The id of the booking that is refused; null for one that is being made. */
export function refusedId({ id, updatedAt }: Booking): UnknownId | null {
  return updatedAt === "" ? null : new UnknownId(id);
}

/**
 * The booking that a request has made of another: with the moments that follow
 * from its status, and a new version if anything is different.
 */
export function changed(
  { now }: Restaurant,
  before: Booking,
  after: Booking,
  by: number,
): Booking {
  const clock = (what: string) => byTheClock(now, by, `${after.id} ${what}`);
  const dated = before.status === after.status ? after : {
    ...after,
    seatedAt: after.status === "checked_in"
      ? before.seatedAt ?? clock("sits")
      : after.status === "completed"
      ? before.seatedAt
      : null,
    leftAt: after.status === "completed" ? after.leftAt ?? clock("left") : null,
    heldFrom: keepsHold(after) ? after.heldFrom : null,
  };
  const isNew = before.updatedAt === "";
  return !isNew && JSON.stringify(before) === JSON.stringify(dated) ? dated : {
    ...dated,
    updatedAt: clock("changes"),
    updatedBefore: before.updatedAt || null,
  };
}

/** Whether a party that does not sit down keeps what it held from before. */
function keepsHold({ status, startAt, heldFrom }: Booking): boolean {
  const isEarly = heldFrom !== null && heldFrom < startAt;
  return status === "checked_in" || status === "confirmed" && !isEarly;
}

/**
 * Lets the blocks begin that waited for a party which has left: unless one of
 * their tables is occupied again, or promised until then.
 */
export function withBegunBlocks(
  { now }: Restaurant,
  before: State,
  after: State,
  by: number,
): State {
  let state = after;
  for (const block of Object.values(after.blocks)) {
    const { id, partOf, startAt, tableIds } = block;
    const isOccupied = ({ bookings }: State) =>
      tableIds.some((table) =>
        occupantOf({ ...after, bookings }, table, null) !== undefined
      );
    const waits = partOf !== null && startAt > now && isOccupied(before);
    if (!waits || isOccupied(after) || isPromised(after, block, now)) continue;
    const begun = { ...block, startAt: byTheClock(now, by, `${id} begins`) };
    state = { ...state, blocks: { ...state.blocks, [id]: begun } };
  }
  return state;
}

/** Whether one of the block's tables is held from now until it begins. */
function isPromised(
  { bookings, blocks }: State,
  { id, startAt, tableIds }: Block,
  now: string,
): boolean {
  return [...Object.values(bookings), ...Object.values(blocks)]
    .some((other) => {
      const [from, to] = holdOf(other);
      return other.id !== id && from < startAt && now < to &&
        other.tableIds.some((table) => tableIds.includes(table));
    });
}
