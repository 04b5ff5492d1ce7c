import type { Booking } from "./booking.ts";
import type { DiningTable, Zone } from "./dining_table.ts";

/** How the capacity rules and the switch stand, as the guard finds them. */
export interface Guard {
  state: "absent" | "present" | "unreadable";
  /** Set while the guard is switched off. */
  bypass: Bypass | null;
}

/** Who switched the guard off, and until when. */
export interface Bypass {
  reason: string;
  setBy: string | null;
  setAt: number;
  /** Null: until it is switched on again. */
  expiresAt: number | null;
}

/** A quarter of an hour in which guests start. */
export interface Pace {
  startAt: number;
  covers: number;
  parties: number;
}

/** One service of a date, counted by the capacity guard. */
export interface CountedService {
  /** Null: the bookings that belong to no service period. */
  servicePeriodId: string | null;
  name: string;
  startAt: number;
  endAt: number;
  /** Advice: the last start; null when there is none. */
  lastStartAt: number | null;
  /** Advice: guests who start within 15 minutes; null when there is none. */
  paceCovers: number | null;
  state: "absent" | "unlimited" | "enforced" | "bypassed" | "unreadable";
  covers: number;
  parties: number;
  /** Null: no limit. */
  maxCovers: number | null;
  maxParties: number | null;
  /** Guests who have no table yet; they are not among `covers`. */
  coversWithoutTable: number;
  seatedCovers: number;
  toComeCovers: number;
  leftCovers: number;
  /** Only quarters in which guests start, ascending. */
  pace: Pace[];
}

/** Tables that are given to nobody for a while. */
export interface ReadBlock {
  assignmentId: string;
  tableIds: string[];
  startAt: number;
  endAt: number;
  reason: string;
  /** The block that this one belongs to, where people sat when it was made. */
  partOf: string | null;
}

/** How long a party stays, as the restaurant has set it. */
export interface TurnTime {
  /** Null: every service. */
  servicePeriodId: string | null;
  upToPartySize: number;
  minutes: number;
}

/** Somebody who works at the restaurant. */
export interface Member {
  userId: string;
  /** Null until it is set. */
  name: string | null;
  role: "owner" | "manager" | "host" | "viewer";
}

/** A row that makes no sense, of which only this much is known. */
export interface UnreadableRow {
  /** The list that it is in. */
  list: "bookings" | "tables" | "blocks" | "services" | "other";
  /** What the guest, the table or the service is called, where it has a name. */
  name: string;
}

/**
 * All that a desk shows of one service date, read at one moment. Moments are
 * epoch milliseconds by the server's clock.
 */
export interface ServiceReading {
  revision: string;
  /** When it was read. */
  now: number;
  restaurant: { id: string; name: string; timezone: string };
  role: Member["role"];
  serviceDate: string;
  /** The date to which `now` belongs. */
  currentServiceDate: string;
  guard: Guard;
  /** Of the date, by start. */
  services: CountedService[];
  zones: Zone[];
  /** By their ids. */
  tables: Map<string, DiningTable>;
  adjacencies: [string, string][];
  turnTimes: TurnTime[];
  /**
   * Those of the date, those that hold a table then or within 12 hours after
   * it, and everybody who sits now.
   */
  bookings: Booking[];
  blocks: ReadBlock[];
  members: Member[];
  /** Rows left out of the lists above because they make no sense. */
  unreadable: UnreadableRow[];
}
