import type { BookingStatus } from "../../support/booking.ts";
import type { Reason } from "../../supabase/functions/_shared/error_catalogue.ts";

/** The fields of a booking that the proof edits. */
export interface Changes {
  readonly startAt?: string;
  readonly endAt?: string;
  readonly partySize?: number;
  readonly status?: BookingStatus;
}

/** What the table of the capacity rules says about one restaurant. */
export type Rules =
  | { readonly table: "absent" }
  | { readonly table: "unreadable" }
  | {
    readonly table: "present";
    readonly maxCovers: number | null;
    readonly maxParties: number | null;
  };

/** What a client asks for. */
export type Request =
  | {
    readonly kind: "assign";
    readonly booking: string;
    readonly tables: readonly string[];
    readonly key?: string;
  }
  | {
    readonly kind: "release";
    readonly booking: string;
    readonly tables?: readonly string[];
    readonly key?: string;
  }
  | {
    readonly kind: "edit";
    readonly booking: string;
    readonly changes: Changes;
    readonly key?: string;
  };

/** Anything that changes or shows the state of a restaurant. */
export type Operation =
  | Request
  | {
    readonly kind: "set rules";
    readonly rules: Rules;
    readonly cause: string;
  }
  | { readonly kind: "set switch"; readonly isOff: boolean }
  | { readonly kind: "read" };

/** What came back. */
export type Answer =
  | {
    readonly outcome: "done";
    readonly replayed: boolean;
    readonly body: Readonly<Record<string, unknown>>;
  }
  | {
    readonly outcome: "refused";
    readonly reason: Reason;
    readonly details: Readonly<Record<string, unknown>> | null;
  }
  /** The answer promised that nothing was changed. */
  | { readonly outcome: "undone" }
  /** No answer, or one that leaves open what happened. */
  | { readonly outcome: "unknown" };

/** One operation as its client saw it. */
export interface Entry {
  readonly client: string;
  /** The user that asks; null for a system. */
  readonly actor: string | null;
  readonly operation: Operation;
  /** When it was sent, on a clock that all clients share. */
  readonly invokedAt: number;
  /** When it was answered; infinite as long as nobody knows. */
  returnedAt: number;
  answer: Answer;
}
