import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { BOOKINGS, INITIAL_LIMITS } from "./floor.ts";
import type { StaffRequest } from "./request.ts";

/** How far a booking has come. */
export type Status =
  | "pending"
  | "confirmed"
  | "checked_in"
  | "completed"
  | "cancelled"
  | "no_show";

/** A booking as it should be. Tables and assignments go by names. */
export interface Booking {
  readonly name: string;
  readonly size: number;
  readonly start: number;
  readonly end: number;
  readonly status: Status;
  readonly guestName: string;
  readonly notes: string | null;
  /** Ascending. */
  readonly tables: readonly string[];
  readonly assignment: string | null;
  /** The actions of its audit events. */
  readonly events: readonly string[];
}

/** A capacity rule; null means any, or no limit. */
export interface Rule {
  readonly period: string | null;
  readonly dayOfWeek: number | null;
  readonly effectiveDay: number | null;
  readonly maxCovers: number | null;
  readonly maxParties: number | null;
}

/** A rule that was added, as the how manieth. */
export interface AddedRule extends Rule {
  readonly number: number;
}

/** What the guard answers. */
export interface Capacity {
  readonly state: "unlimited" | "enforced" | "bypassed";
  readonly covers: number | null;
  readonly maxCovers: number | null;
  readonly parties: number | null;
  readonly maxParties: number | null;
}

/** What a request is answered with: a refusal, or the body of its answer. */
export type Answer =
  | { readonly refused: Reason; readonly details?: Record<string, unknown> }
  | { readonly replayed: boolean; readonly [field: string]: unknown };

/** An answer that a key has earned. */
export interface Earned {
  readonly request: string;
  readonly answer: Answer;
  /** The assignment that the answer tells of. */
  readonly assignment: string | null;
}

/** All that the model remembers. */
export interface ModelState {
  readonly bookings: Map<string, Booking>;
  /** In the order in which they were added; deleted ones are gone. */
  readonly rules: AddedRule[];
  ruleCount: number;
  guard: "on" | "off" | null;
  readonly earned: Map<string, Earned>;
  /** The requests with a key, for replays. */
  readonly keyed: StaffRequest[];
  /** How many assignments there have been. */
  assignments: number;
}

/** A restaurant in which nothing has happened yet. */
export function createModel(): ModelState {
  const bookings = BOOKINGS.map((booking): [string, Booking] => [booking.name, {
    ...booking,
    status: "pending",
    guestName: "Ada Testguest",
    notes: null,
    tables: [],
    assignment: null,
    events: [],
  }]);
  return {
    bookings: new Map(bookings),
    rules: [{
      number: 0,
      period: null,
      dayOfWeek: null,
      effectiveDay: null,
      ...INITIAL_LIMITS,
    }],
    ruleCount: 1,
    guard: null,
    earned: new Map(),
    keyed: [],
    assignments: 0,
  };
}
