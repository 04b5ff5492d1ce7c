import type { Reason } from "../supabase/functions/_shared/error_catalogue.ts";

/** The refusal of a request; thrown by the rules, so that nothing changes. */
export class Refusal {
  constructor(
    readonly reason: Reason,
    /** The details that have to be answered; others may be answered as well. */
    readonly details: Readonly<Record<string, unknown>> = {},
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
  }
  | {
    readonly outcome: "refused";
    readonly reason: Reason;
    readonly details: Readonly<Record<string, unknown>>;
  };

/** The answer of a replay: the first one, with the parts that are replaced. */
export function repeated(first: Body, parts: Body): Body {
  const booking = { ...first.booking as object, ...parts.booking as object };
  return { ...first, ...(first.booking ? { booking } : {}) };
}

/** A JSON object; ids that only the database knows are {@linkcode UnknownId}s. */
export type Body = Readonly<Record<string, unknown>>;

/** A row of the audit that a request leaves. */
export interface AuditEvent {
  readonly bookingId: string;
  readonly action: "assigned" | "reassigned" | "released" | "edited";
}
