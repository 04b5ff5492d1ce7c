import type { AssignmentError, FailureCause } from "./assignment_error.ts";

/** What becomes known of a request while it is handled. */
export interface RequestFacts {
  restaurantId: string | null;
  bookingId: string | null;
  /** An error's code; that of `@supabase/server` when it refused the caller. */
  code: string | null;
  reason: string | null;
  capacityState: string | null;
  /** Why the repository failed, null for everything else. */
  cause: FailureCause | null;
  /** Whether the answer is the stored one to an earlier request. */
  replayed: boolean;
}

/** A proxy's error page can be long, and its beginning is enough. */
const MAX_CAUSE_LENGTH = 300;

/**
 * The one log line of a request.
 *
 * Ids, codes and times only: no field of it can hold a guest's name or notes.
 */
export class RequestLog {
  readonly event: string;
  readonly requestId: string;
  readonly #started = performance.now();
  readonly #facts: RequestFacts = {
    restaurantId: null,
    bookingId: null,
    code: null,
    reason: null,
    capacityState: null,
    cause: null,
    replayed: false,
  };

  constructor(event: string, requestId: string) {
    this.event = event;
    this.requestId = requestId;
  }

  /** Adds what has become known. */
  note(facts: Partial<RequestFacts>): void {
    Object.assign(this.#facts, facts);
  }

  /**
   * Adds an error.
   *
   * A refusal's details name its restaurant, the booking where the request has
   * several, and the state of the capacity that it exceeds. The cause adds
   * something only to a failure.
   */
  noteError({ code, reason, details, cause }: AssignmentError): void {
    const failed = code === "ASSIGNMENT_REPOSITORY_ERROR" && cause !== null;
    this.note({
      code,
      reason,
      restaurantId: textOrNull(details?.restaurantId),
      bookingId: textOrNull(details?.bookingId) ?? this.#facts.bookingId,
      capacityState: textOrNull(details?.state),
      cause: failed ? printable(cause) : null,
    });
  }

  /** Writes the line to stdout, when the response is known. */
  write(response: Response): void {
    const { replayed, ...facts } = this.#facts;
    const refusedBy = response.headers.get("x-supabase-server-error");
    // deno-lint-ignore no-console -- stdout is where the platform collects logs
    console.log(JSON.stringify({
      event: this.event,
      requestId: this.requestId,
      outcome: outcomeOf(response.status, replayed),
      status: response.status,
      ...facts,
      code: facts.code ?? refusedBy,
      duration_ms: Math.round((performance.now() - this.#started) * 10) / 10,
    }));
  }
}

function outcomeOf(status: number, replayed: boolean): string {
  if (status === 204) return "preflight";
  if (status >= 500) return "failed";
  if (status >= 400) return "refused";
  return replayed ? "replayed" : "succeeded";
}

/** The value, if it is text. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/**
 * Postgres quotes the offending value at the end of messages such as
 * `invalid input syntax for type uuid: "..."`; that value may be a guest's.
 */
function printable({ sqlstate, message }: FailureCause): FailureCause {
  const [said = ""] = message.split(': "');
  return { sqlstate, message: said.slice(0, MAX_CAUSE_LENGTH) };
}
