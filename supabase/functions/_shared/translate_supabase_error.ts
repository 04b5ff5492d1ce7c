import { AssignmentError, type FailureCause } from "./assignment_error.ts";
import { errorCatalogue, type Reason } from "./error_catalogue.ts";

/** An unsuccessful response of an RPC, as supabase-js returns it. */
export interface SupabaseFailure {
  /** Absent or empty when what answered was neither Postgres nor PostgREST. */
  code?: string | null;
  message?: string | null;
  details?: string | null;
  hint?: string | null;
}

type Sentences = { message: string; hint: string };

const sentences = {
  TABLE_TAKEN: {
    message: "A dining table was taken by another booking at that time",
    hint: "Choose other tables or another time",
  },
  UNAVAILABLE: {
    message: "The database cannot answer now, nothing was changed",
    hint: "Send the request again after the seconds in Retry-After",
  },
  NO_ANSWER: {
    message: "The database gave no answer, the change may have been made",
    hint: "Send the request again with the same Idempotency-Key; " +
      "without a key, read the booking first",
  },
  DATABASE_ERROR: {
    message: "The database refused the request unexpectedly",
    hint: "Report the requestId; the log line with it names the cause",
  },
} as const satisfies Record<string, Sentences>;

/**
 * Maps an unsuccessful answer to the error that a caller gets.
 *
 * Only the SQLSTATE or PostgREST code and the HTTP status decide. The texts are
 * passed on when this project's SQL wrote them (class `TA`); those of anything else
 * stay in `cause`, because they can quote rows and names of the database.
 *
 * @param failure The `error` of a supabase-js answer.
 * @param status The HTTP status of that answer, 0 when there was none.
 */
export function translateSupabaseError(
  failure: SupabaseFailure,
  status: number,
): AssignmentError {
  const sqlstate = failure.code || null;
  const cause = { sqlstate, message: failure.message ?? "" };
  const reason = sqlstate === null
    ? reasonOfNoCode(status)
    : reasonOfCode(sqlstate);
  return sqlstate?.startsWith("TA") && reason !== "DATABASE_ERROR"
    ? ownRefusal(reason, failure, cause)
    : new AssignmentError(reason, { ...sentencesFor(reason, cause), cause });
}

function reasonOfCode(code: string): Reason {
  for (const [reason, { sqlstates }] of Object.entries(errorCatalogue)) {
    if (sqlstates.some((pattern) => matches(code, pattern))) {
      return reason as Reason;
    }
  }
  return "DATABASE_ERROR";
}

function matches(code: string, pattern: string): boolean {
  return pattern.endsWith("*")
    ? code.startsWith(pattern.slice(0, -1))
    : code === pattern;
}

/** No connection (0), or a proxy that could not reach the API (502 and up). */
function reasonOfNoCode(status: number): Reason {
  return status === 0 || status >= 502 ? "UNAVAILABLE" : "DATABASE_ERROR";
}

function ownRefusal(
  reason: Reason,
  failure: SupabaseFailure,
  cause: FailureCause,
): AssignmentError {
  return new AssignmentError(reason, {
    message: cause.message,
    hint: failure.hint || null,
    details: parseDetails(failure.details),
    cause,
  });
}

function sentencesFor(reason: Reason, cause: FailureCause): Sentences {
  if (reason === "TABLE_TAKEN") return sentences.TABLE_TAKEN;
  if (reason !== "UNAVAILABLE") return sentences.DATABASE_ERROR;
  return mayHaveCommitted(cause) ? sentences.NO_ANSWER : sentences.UNAVAILABLE;
}

/** Unknown without an answer, or when the connection was lost on the way. */
function mayHaveCommitted({ sqlstate }: FailureCause): boolean {
  return sqlstate === null || /^(08|PGRST001$)/.test(sqlstate);
}

function parseDetails(
  text: string | null | undefined,
): Record<string, unknown> | null {
  if (!text) return null;
  try {
    const details: unknown = JSON.parse(text);
    return isRecord(details) ? details : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
