/**
 * PostgREST's responses to database errors. lite turns most of them into status
 * 500 without details. The tables are those of PostgREST's documentation
 * ("Errors", section "HTTP Status Codes").
 *
 * @module
 */

/** What the database driver throws for an error of the database. */
export interface DatabaseError {
  code: string;
  message?: string;
  detail?: string;
  hint?: string;
}

/** Whether a thrown value has an error code, as all driver errors do. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return typeof error === "object" && error !== null && "code" in error &&
    typeof error.code === "string";
}

const STATUS_OF_CODE: Record<string, number> = {
  "23503": 409,
  "23505": 409,
  "25006": 405,
  "53400": 500,
  "57P01": 503,
  "P0001": 400,
  "42883": 404,
  "42P01": 404,
  "42P17": 500,
};

const STATUS_OF_CLASS: Record<string, number> = {
  "08": 503,
  "53": 503,
  "0L": 403,
  "0P": 403,
  "28": 403,
  "09": 500,
  "25": 500,
  "2D": 500,
  "38": 500,
  "39": 500,
  "3B": 500,
  "40": 500,
  "54": 500,
  "55": 500,
  "57": 500,
  "58": 500,
  "F0": 500,
  "HV": 500,
  "P0": 500,
  "XX": 500,
};

/** The HTTP status for an SQLSTATE; some depend on the role or the message. */
export function statusOf(
  code: string,
  message: string,
  isAnonymous: boolean,
): number {
  if (code === "42501") return isAnonymous ? 401 : 403;
  if (code === "22023" && /^role .* does not exist$/.test(message)) return 401;
  if (code === "21000" && !message.endsWith("requires a WHERE clause")) {
    return 500;
  }
  return STATUS_OF_CODE[code] ?? STATUS_OF_CLASS[code.slice(0, 2)] ?? 400;
}

/**
 * Converts a database error to one with SQLSTATE `PGRST`, whose JSON message
 * and detail lite turns into the body and status of the response. Errors that
 * lite handles correctly are returned unchanged.
 */
export function toPostgrestError(error: unknown, isAnonymous: boolean) {
  if (isUnreachable(error)) {
    return connectionError("PGRST000", "Database connection error.", error);
  }
  if (isLost(error)) {
    return connectionError("PGRST001", "Database client error.", error);
  }
  if (!isDatabaseError(error)) return error;
  const { code, message = "", detail = null, hint = null } = error;
  const isSqlState = /^[0-9A-Z]{5}$/.test(code);
  if (!isSqlState || code === "PGRST" || code.startsWith("PT")) return error;
  const status = statusOf(code, message, isAnonymous);
  return raise(status, { code, message, details: detail, hint });
}

/** Whether there was no connection, so nothing can have been committed. */
function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && isDatabaseError(error) &&
    /^(ECONNREFUSED|57P03)$/.test(error.code);
}

/** Whether the connection was lost, possibly after the commit. */
function isLost(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const isNetworkError = isDatabaseError(error) &&
    /^(ECONN|EPIPE)/.test(error.code);
  return isNetworkError ||
    /^(Connection terminated|Client has encountered)/.test(error.message);
}

function connectionError(code: string, message: string, error: Error) {
  return raise(503, {
    code,
    message: `${message} Retrying the connection.`,
    details: error.message,
    hint: null,
  });
}

function raise(status: number, body: Record<string, string | null>) {
  const headers = status === 401 ? { "WWW-Authenticate": "Bearer" } : {};
  return {
    code: "PGRST",
    message: JSON.stringify(body),
    detail: JSON.stringify({ status, headers }),
  };
}
