import type { Reason } from "../supabase/functions/_shared/error_catalogue.ts";

/** The details of a refusal. */
export type Details = Readonly<Record<string, unknown>>;

/** The refusal of a request; thrown by the rules, so that nothing changes. */
export class Refusal {
  constructor(
    readonly reason: Reason,
    /** The details that have to be answered; others may be answered as well. */
    readonly details: Details = {},
    /** It may be one of these instead: only the clock of the database knows. */
    readonly others: readonly Refusal[] = [],
  ) {}
}

/** What the model answers. */
export type Answer =
  | {
    readonly outcome: "done";
    /**
     * The body of the HTTP response; in one that repeats another, only what
     * replaces parts of the first.
     */
    readonly body: Body;
    /**
     * Whether the capacity in the body was decided on, with the service
     * locked. Otherwise it is for information: others may change it meanwhile.
     */
    readonly isDecision: boolean;
    /** The index of the request whose answer this repeats. */
    readonly replays: number | null;
    /** The body of that answer. */
    readonly first?: Body;
  }
  | {
    readonly outcome: "refused";
    /** One of these. */
    readonly options: readonly Pick<Refusal, "reason" | "details">[];
  };

/** The answer of a replay: the first one, with the parts that are replaced. */
export function repeated(first: Body, parts: Body): Body {
  const booking = { ...first.booking as object, ...parts.booking as object };
  return { ...first, ...(first.booking ? { booking } : {}) };
}

/**
 * A JSON object. What only the database knows are UnknownIds and
 * UnknownMoments.
 */
export type Body = Readonly<Record<string, unknown>>;

/** A row of the audit that a request leaves. */
export interface AuditEvent {
  /** The model's name of the booking; null for a block. */
  readonly bookingId: string | null;
  readonly action:
    | "created"
    | "assigned"
    | "reassigned"
    | "released"
    | "edited"
    | "checked_in"
    | "left"
    | "no_show"
    | "blocked"
    | "unblocked";
}
