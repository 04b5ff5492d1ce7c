import type { FunctionAnswer } from "../api/call_function.ts";
import type { Booking, BookingStatus } from "../data/booking.ts";

/**
 * What actions change of a booking. The three about the guest are only there
 * where the action changes them: an action of which the device keeps a copy must
 * have no guest data.
 */
export interface Facts {
  id: string;
  status: BookingStatus;
  partySize: number;
  /** In epoch milliseconds, like the end. */
  startAt: number;
  endAt: number;
  tableIds: string[];
  hasArrived: boolean;
  arrivedGuests: number | null;
  guestName?: string;
  guestPhone?: string | null;
  notes?: string | null;
}

/** A block as its undo needs it. */
export interface BlockFacts {
  assignmentId: string;
  tableIds: string[];
  startAt: number;
  endAt: number;
  reason: string;
}

/** A booking before and after; null before it was made. */
export interface BookingChange {
  type: "booking";
  before: Facts | null;
  after: Facts;
}

/** A block that was made (null before) or taken back (null after). */
export interface BlockChange {
  type: "block";
  before: BlockFacts | null;
  after: BlockFacts | null;
}

/** What a request changes. */
export type Change = BookingChange | BlockChange;

/** The id of a booking or block until the server has answered with its own. */
export const UNKNOWN_ID = "";

/** The facts of a booking without its guest's. */
export function factsOf(booking: Booking): Facts {
  const { id, status, partySize, startAt, endAt } = booking;
  return {
    id,
    status,
    partySize,
    startAt,
    endAt,
    tableIds: [...booking.tableIds].sort(),
    hasArrived: (booking.arrivedAt ?? null) !== null,
    arrivedGuests: booking.arrivedGuests ?? null,
  };
}

/** The change of a booking that a request is expected to make. */
export function changeOf(
  booking: Booking,
  changes: Partial<Omit<Facts, "id">>,
): BookingChange {
  const before: Facts = {
    ...factsOf(booking),
    ...("guestName" in changes && { guestName: booking.guestName }),
    ...("guestPhone" in changes && { guestPhone: booking.guestPhone ?? null }),
    ...("notes" in changes && { notes: booking.notes }),
  };
  return { type: "booking", before, after: { ...before, ...changes } };
}

/**
 * The changes as the server's answer says they are: the ids of what was made,
 * and times that it has chosen.
 */
export function answered(
  changes: readonly Change[],
  answer: FunctionAnswer,
): Change[] {
  return changes.map((change) => {
    if (change.type === "block") return answeredBlock(change, answer);
    const { before, after } = change;
    return { ...change, after: answeredFacts(after, before === null, answer) };
  });
}

function answeredBlock(change: BlockChange, answer: FunctionAnswer): Change {
  if (change.after === null) return change;
  const assignmentId = String(answer.assignmentId);
  return { ...change, after: { ...change.after, assignmentId } };
}

function answeredFacts(
  after: Facts,
  isNew: boolean,
  { booking, assignments }: FunctionAnswer,
): Facts {
  const told = [booking, assignments].flat().filter(isTold).find((one) =>
    isNew || (one.bookingId ?? one.id) === after.id
  );
  if (told === undefined) return after;
  return {
    ...after,
    id: isNew && told.id !== undefined ? told.id : after.id,
    startAt: Date.parse(told.startAt),
    endAt: Date.parse(told.endAt),
  };
}

/** A booking of an answer, or an assignment of one that seats several. */
interface Told {
  id?: string;
  bookingId?: string;
  startAt: string;
  endAt: string;
}

function isTold(value: unknown): value is Told {
  return typeof value === "object" && value !== null && "startAt" in value &&
    "endAt" in value;
}

/** Each booking and block once, from its first state to its last. */
export function netChanges(changes: readonly Change[]): Change[] {
  const net: Change[] = [];
  for (const change of changes) {
    const index = net.findIndex((other) =>
      other.type === "booking" && change.type === "booking" &&
      other.after.id === change.after.id
    );
    const first = net[index];
    if (first?.type === "booking" && change.type === "booking") {
      net[index] = {
        type: "booking",
        before: first.before && { ...change.before, ...first.before },
        after: { ...first.after, ...change.after },
      };
    } else net.push(change);
  }
  return net;
}
