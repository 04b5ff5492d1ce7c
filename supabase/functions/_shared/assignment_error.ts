import {
  errorCatalogue,
  type ErrorCode,
  type Reason,
  type TransportStatus,
} from "./error_catalogue.ts";

/** What the database or the network reported; logged, never sent. */
export interface FailureCause {
  /** The SQLSTATE or PostgREST code, null when no answer carried one. */
  readonly sqlstate: string | null;
  readonly message: string;
}

/** What an {@linkcode AssignmentError} carries besides its reason. */
export interface AssignmentErrorOptions {
  message: string;
  hint?: string | null;
  details?: Record<string, unknown> | null;
  /** Overrides the catalogue's status; for `INVALID_REQUEST` alone. */
  status?: TransportStatus;
  cause?: FailureCause;
}

/**
 * A refusal or a failure in the words of the catalogue.
 *
 * Everything but `cause` is written for the caller and is safe to send.
 */
export class AssignmentError extends Error {
  override readonly name = "AssignmentError";
  readonly reason: Reason;
  readonly code: ErrorCode;
  readonly status: number;
  readonly hint: string | null;
  readonly details: Record<string, unknown> | null;
  override readonly cause: FailureCause | null;

  constructor(reason: Reason, options: AssignmentErrorOptions) {
    super(options.message);
    this.reason = reason;
    this.code = errorCatalogue[reason].code;
    this.status = options.status ?? errorCatalogue[reason].status;
    this.hint = options.hint ?? null;
    this.details = options.details ?? null;
    this.cause = options.cause ?? null;
  }

  /**
   * Turns any thrown value into an `AssignmentError`.
   *
   * An unforeseen error becomes `DATABASE_ERROR`, so that a crash
   * has the same documented body as any other failure.
   */
  static from(thrown: unknown): AssignmentError {
    if (thrown instanceof AssignmentError) return thrown;
    return new AssignmentError("DATABASE_ERROR", {
      message: "The request failed because of an error in the service",
      hint: "Report the requestId; the log line with it names the cause",
      cause: { sqlstate: null, message: String(thrown) },
    });
  }
}
