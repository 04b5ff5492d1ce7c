/** The three families that callers branch on first. */
export type ErrorCode =
  | "ASSIGNMENT_VALIDATION"
  | "ASSIGNMENT_CONFLICT"
  | "ASSIGNMENT_REPOSITORY_ERROR";

/** How one reason reaches a caller, and the codes that the database uses. */
export interface CatalogueEntry {
  /** SQLSTATEs and PostgREST codes; a trailing `*` stands for a whole class. */
  readonly sqlstates: readonly string[];
  readonly code: ErrorCode;
  readonly status: number;
}

/**
 * Every reason for which an endpoint refuses a request or fails, and those for
 * which the REST interface refuses to set a restaurant up.
 *
 * The reasons of class `TA` are those of `allocator.refusal_reasons()`, and
 * docs/errors.md explains all of them; tests keep the three equal.
 */
export const errorCatalogue = {
  INVALID_REQUEST: validation("TA001", 400),
  BOOKING_NOT_FOUND: validation("TA002", 404),
  TABLE_NOT_FOUND: validation("TA003", 404),
  ROLE_NOT_ALLOWED: validation("TA004", 403),
  ASSIGNED_BY_NOT_ALLOWED: validation("TA005", 403),
  BOOKING_NOT_ASSIGNABLE: validation("TA006", 422),
  TABLE_INACTIVE: validation("TA007", 422),
  TABLES_SPAN_ZONES: validation("TA008", 422),
  TABLE_NOT_MOVABLE: validation("TA009", 422),
  TABLES_NOT_ADJACENT: validation("TA010", 422),
  PARTY_EXCEEDS_SEATS: validation("TA011", 422),
  IDEMPOTENCY_KEY_REUSED: validation("TA012", 422),
  STATUS_NOT_ALLOWED: validation("TA013", 422),
  CHECK_IN_TOO_EARLY: validation("TA014", 422),
  RESTAURANT_NOT_FOUND: validation("TA015", 404),
  BLOCK_NOT_FOUND: validation("TA016", 404),
  STILL_IN_USE: validation("TA017", 400),
  ALREADY_EXISTS: validation("TA018", 400),
  LAST_OWNER: validation("TA019", 400),
  USER_NOT_FOUND: validation("TA020", 400),
  ADDRESS_NOT_CONFIRMED: validation("TA021", 400),
  TABLE_TAKEN: conflict("TA101", "23P01"),
  CAPACITY_EXCEEDED: conflict("TA102"),
  TABLE_OCCUPIED: conflict("TA103"),
  TABLE_BLOCKED: conflict("TA104"),
  BOOKING_CHANGED: conflict("TA105"),
  CAPACITY_RULES_UNREADABLE: repository(500, "TA201"),
  UNAVAILABLE: repository(
    503,
    "25006",
    "40001",
    "40P01",
    "55P03",
    "57014",
    "08*",
    "53*",
    "57P0*",
    "PGRST00*",
    "PGRST202",
    "PGRST30*",
  ),
  DATABASE_ERROR: repository(500),
} as const satisfies Record<string, CatalogueEntry>;

/** The rule that was broken, or the kind of failure. */
export type Reason = keyof typeof errorCatalogue;

/** The statuses of INVALID_REQUEST when the transport, not the body, is wrong. */
export const transportStatuses = [405, 408, 413, 415] as const;

/** One of {@linkcode transportStatuses}. */
export type TransportStatus = typeof transportStatuses[number];

/** The seconds that a caller of an unavailable endpoint should wait. */
export const RETRY_AFTER_SECONDS = 1;

function validation(sqlstate: string, status: number): CatalogueEntry {
  return { sqlstates: [sqlstate], code: "ASSIGNMENT_VALIDATION", status };
}

function conflict(...sqlstates: string[]): CatalogueEntry {
  return { sqlstates, code: "ASSIGNMENT_CONFLICT", status: 409 };
}

function repository(status: number, ...sqlstates: string[]): CatalogueEntry {
  return { sqlstates, code: "ASSIGNMENT_REPOSITORY_ERROR", status };
}
