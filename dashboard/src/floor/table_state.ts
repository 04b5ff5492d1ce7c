import { blockAt } from "../data/block_at.ts";
import {
  type Booking,
  holdsTables,
  isSeated,
  isWaiting,
} from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import type { ReadBlock } from "../data/service_reading.ts";
import { minutesBetween } from "../time/minutes.ts";

/** What a table is about, as staff would say it. */
export type TableKind =
  | "free"
  | "free until"
  | "reserved"
  | "due"
  | "late"
  | "here"
  | "seated"
  | "ending"
  | "over"
  | "left"
  | "blocked"
  | "inactive"
  | "unknown";

/** A table at a moment. */
export interface TableState {
  kind: TableKind;
  /** Who sits there, is expected, or has just left; null when it is nobody. */
  party: Booking | null;
  /** Who has the table after that. */
  next: Booking | null;
  /**
   * Minutes that belong to the kind: until the start, since the start, since
   * the party came, until the end, past the end, or since the party left.
   */
  minutes: number;
  /** The end of being free, or of a block; null if it is not known. */
  until: number | null;
  /** Set where the table is blocked, whoever has it. */
  block: ReadBlock | null;
}

/** What is known about a table. */
export interface TableFacts {
  table: DiningTable;
  /** Those that hold it, and those that held it and have left; by start. */
  bookings: readonly Booking[];
  blocks: readonly ReadBlock[];
}

/** From so many minutes before its start on, a party is what the table is about. */
const RESERVED_MINUTES = 45;
const FREE_MINUTES = 120;
const DUE_MINUTES = 15;
const LATE_MINUTES = 5;
const ENDING_MINUTES = 15;
const JUST_LEFT_MINUTES = 5;

/**
 * What a table is about at this minute, from what the server knows.
 *
 * @param now The present, cut to the minute.
 */
export function tableState(facts: TableFacts, now: number): TableState {
  const { table, bookings } = facts;
  const block = blockAt(facts.blocks, now);
  const sitting = bookings.find(isSeated);
  if (sitting !== undefined) {
    return { ...seatedState(sitting, now), ...nextOf(facts, now), block };
  }
  const promised = promisesOf(bookings, now)[0];
  if (promised !== undefined) {
    const expected = expectedState(promised, now);
    if (expected !== null) {
      const next = promisesOf(bookings, now)[1] ?? null;
      return { ...expected, next, until: null, block };
    }
  }
  const { next } = nextOf(facts, now);
  const nobody = { party: null, next, minutes: 0, block };
  if (!table.isActive) return { ...nobody, kind: "inactive", until: null };
  if (block !== null) return { ...nobody, kind: "blocked", until: block.endAt };
  return { ...nobody, ...freeState(facts, now) };
}

function seatedState(party: Booking, now: number) {
  const minutes = minutesBetween(now, party.endAt);
  if (minutes < 0) {
    return { kind: "over" as const, party, minutes: -minutes, until: null };
  }
  const kind = minutes <= ENDING_MINUTES ? "ending" : "seated";
  return { kind: kind as TableKind, party, minutes, until: null };
}

/** What a table says that is promised soon; null if the promise is far away. */
function expectedState(party: Booking, now: number) {
  const arrived = party.arrivedAt ?? null;
  if (isWaiting(party) && arrived !== null) {
    const minutes = minutesBetween(arrived, now);
    return { kind: "here" as const, party, minutes };
  }
  const minutes = minutesBetween(now, party.startAt);
  if (minutes <= -LATE_MINUTES) {
    return { kind: "late" as const, party, minutes: -minutes };
  }
  if (minutes <= DUE_MINUTES) return { kind: "due" as const, party, minutes };
  return minutes <= RESERVED_MINUTES
    ? { kind: "reserved" as const, party, minutes }
    : null;
}

/** Nobody is there: until when, and whether somebody has only just left. */
function freeState({ bookings, blocks }: TableFacts, now: number) {
  const left = bookings.find((booking) => justLeft(booking, now));
  if (left !== undefined) {
    const minutes = minutesBetween(left.leftAt ?? now, now);
    return { kind: "left" as const, party: left, minutes, until: null };
  }
  const until = Math.min(
    ...promisesOf(bookings, now).map(({ startAt }) => startAt),
    ...blocks.map(({ startAt }) => startAt).filter((at) => at > now),
  );
  const minutes = minutesBetween(now, until);
  return minutes > FREE_MINUTES
    ? { kind: "free" as const, minutes: 0, until: null }
    : { kind: "free until" as const, minutes, until };
}

function justLeft({ status, leftAt }: Booking, now: number): boolean {
  if (status !== "completed" || leftAt === null || leftAt === undefined) {
    return false;
  }
  return minutesBetween(leftAt, now) < JUST_LEFT_MINUTES;
}

function nextOf({ bookings }: TableFacts, now: number) {
  return { next: promisesOf(bookings, now)[0] ?? null };
}

/** Who is still to come, and whose window has not gone by; by start. */
function promisesOf(bookings: readonly Booking[], now: number): Booking[] {
  return bookings.filter((booking) =>
    holdsTables(booking) && !isSeated(booking) && booking.endAt > now
  );
}
