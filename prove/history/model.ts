/**
 * What a restaurant does, one request at a time, in memory. It is written from
 * the documentation and shares no code with the database, so that the two can
 * disagree.
 *
 * @module
 */
import type { BookingStatus } from "../../tests/fixtures/booking.ts";
import type { Operation, Request, Rules } from "./operation.ts";

/** A booking and the tables that it holds. */
export interface Booking {
  readonly status: BookingStatus;
  readonly partySize: number;
  readonly startAt: string;
  readonly endAt: string;
  /** Ascending; empty when it holds none. */
  readonly tables: readonly string[];
  /** The operation that made the assignment, for telling two apart. */
  readonly assignment: number | null;
  /** Its id, as soon as an answer has shown it. */
  readonly assignmentId: string | null;
}

/** The answer that a key has earned. */
export interface Stored {
  readonly request: string;
  readonly assignment: number | null;
  /** The operation that earned it. */
  readonly by: number;
}

/** The limits and the switch as an operation left them. */
export interface Guard {
  readonly rules: Rules;
  readonly isOff: boolean;
  readonly by: number;
}

/** Everything that answers depend on. */
export interface State {
  readonly bookings: Readonly<Record<string, Booking>>;
  readonly answers: Readonly<Record<string, Stored>>;
  /** The latest last. */
  readonly guards: readonly Guard[];
}

/** What never changes about the restaurant. */
export interface Floor {
  readonly seats: Readonly<Record<string, number>>;
  /** In the order of their labels. */
  readonly tables: readonly string[];
  /** Whether there is a service from 17 to 23 o'clock UTC; it is one of its own. */
  readonly hasDinner: boolean;
}

/** Stands in the model's answer for whatever the real one says. */
export const ANYTHING = Symbol("anything");

/**
 * Stands in the model's answer for that number or a larger one. Who leaves a
 * service does not wait for those who come: an answer may still count a party
 * that was released between the count and the commit, never leave one out.
 */
export class AtLeast {
  constructor(readonly number: number) {}
}

/** What the model answers; fields that it leaves out may have any value. */
export type Expected =
  | {
    readonly outcome: "done";
    readonly body: Readonly<Record<string, unknown>>;
    /** The operation whose answer this repeats. */
    readonly replays?: number;
  }
  | {
    readonly outcome: "refused";
    readonly reason: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };

/** An answer and the state behind it. */
export interface Step {
  readonly expected: Expected;
  readonly state: State;
}

/** One request, what it is called, and the guard that decides on it. */
export interface Turn {
  readonly request: Request;
  readonly index: number;
  readonly actor: string | null;
  readonly guard: Guard;
}

const OVER: readonly BookingStatus[] = ["completed", "cancelled", "no_show"];
const SEATED: readonly BookingStatus[] = ["confirmed", "checked_in"];

/** The refusal of a request. */
class Refusal {
  constructor(
    readonly reason: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {}
}

/** Serves one request. */
export function serve(floor: Floor, state: State, turn: Turn): Step {
  try {
    return answerAgain(state, turn) ?? keep(handle(floor, state, turn), turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { reason, details } = refusal;
    const expected = {
      outcome: "refused",
      reason,
      ...(details && { details }),
    } as const;
    return { expected, state };
  }
}

/** The operations that are not requests. */
export function govern(
  state: State,
  operation: Exclude<Operation, Request | { kind: "read" }>,
  index: number,
): State {
  const latest = state.guards.at(-1);
  if (latest === undefined) throw new Error("There is no guard to change");
  const change = operation.kind === "set rules"
    ? { rules: operation.rules }
    : { isOff: operation.isOff };
  const guards = [...state.guards, { ...latest, ...change, by: index }];
  return { ...state, guards };
}

function answerAgain(state: State, turn: Turn): Step | undefined {
  const stored = state.answers[keyOf(turn) ?? ""];
  if (stored === undefined) return undefined;
  if (stored.request !== identityOf(turn)) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED", {
      cause: "the request differs",
    });
  }
  const isGone = stored.assignment !== null &&
    !Object.values(state.bookings).some(({ assignment }) =>
      assignment === stored.assignment
    );
  if (isGone) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED", {
      cause: "the assignment no longer exists",
    });
  }
  return {
    expected: { outcome: "done", body: {}, replays: stored.by },
    state,
  };
}

function keep({ expected, state }: Step, turn: Turn): Step {
  const key = keyOf(turn);
  if (key === undefined) return { expected, state };
  const { booking } = turn.request;
  const namesAssignment = turn.request.kind !== "release";
  const stored: Stored = {
    request: identityOf(turn),
    assignment: namesAssignment ? bookingIn(state, booking).assignment : null,
    by: turn.index,
  };
  const answers = { ...state.answers, [key]: stored };
  return { expected, state: { ...state, answers } };
}

function keyOf({ request }: Turn): string | undefined {
  return request.key && `${request.kind} ${request.key}`;
}

function identityOf({ request, actor }: Turn): string {
  const { key: _, ...rest } = request;
  return JSON.stringify(request.kind === "assign" ? { ...rest, actor } : rest);
}

function handle(floor: Floor, state: State, turn: Turn): Step {
  const { request } = turn;
  if (request.kind === "assign") return assign(floor, state, turn, request);
  if (request.kind === "release") return release(floor, state, turn, request);
  return edit(floor, state, turn, request);
}

function assign(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, tables }: Request & { kind: "assign" },
): Step {
  const booking = bookingIn(state, id);
  if (OVER.includes(booking.status)) {
    throw new Refusal("BOOKING_NOT_ASSIGNABLE");
  }
  const { startAt, endAt } = booking;
  const body = { bookingId: id, tableIds: tables, startAt, endAt };
  if (sameTables(booking.tables, tables)) {
    refuseUnreadable(turn.guard);
    const assignmentId = booking.assignmentId ?? ANYTHING;
    return done({ ...body, assignmentId }, state);
  }
  refuseTooFewSeats(floor, tables, booking.partySize);
  refuseTaken(floor, state, id, tables, booking);
  const seated: Booking = {
    ...booking,
    status: booking.status === "pending" ? "confirmed" : booking.status,
    tables,
    assignment: turn.index,
    assignmentId: null,
  };
  const after = withBooking(state, id, seated);
  const capacity = decide(floor, after, seated, turn.guard);
  return done({ ...body, assignmentId: ANYTHING, capacity }, after);
}

function release(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, tables }: Request & { kind: "release" },
): Step {
  const booking = bookingIn(state, id);
  const released = booking.tables.filter((table) =>
    tables === undefined || tables.includes(table)
  );
  const kept = booking.tables.filter((table) => !released.includes(table));
  const body = { bookingId: id, releasedTableIds: released };
  if (released.length === 0) return done(body, state);
  if (kept.length === 0) {
    return done(body, withBooking(state, id, vacated(booking, "pending")));
  }
  refuseTooFewSeats(floor, kept, booking.partySize);
  const after = {
    ...booking,
    tables: kept,
    assignment: turn.index,
    assignmentId: null,
  };
  return done(body, withBooking(state, id, after));
}

function edit(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, changes }: Request & { kind: "edit" },
): Step {
  const before = bookingIn(state, id);
  const holds = before.tables.length > 0;
  const edited = { ...before, ...changes };
  if (holds ? edited.status === "pending" : SEATED.includes(edited.status)) {
    throw new Refusal("STATUS_NOT_ALLOWED");
  }
  const keeps = holds && SEATED.includes(edited.status);
  const after = keeps ? edited : vacated(edited, edited.status);
  const grows = after.partySize > before.partySize;
  const starts = after.startAt !== before.startAt;
  if (keeps && grows) {
    refuseTooFewSeats(floor, after.tables, after.partySize);
  }
  if (keeps && (starts || after.endAt !== before.endAt)) {
    refuseTaken(floor, state, id, after.tables, after);
  }
  const next = withBooking(state, id, after);
  const capacity = keeps && (grows || starts)
    ? decide(floor, next, after, turn.guard)
    : ANYTHING;
  return done({ ...editBody(id, after), capacity }, next);
}

function editBody(id: string, booking: Booking) {
  const { partySize, startAt, endAt, status, tables, assignmentId } = booking;
  return {
    booking: { id, partySize, startAt, endAt, status },
    assignment: tables.length > 0
      ? { assignmentId: assignmentId ?? ANYTHING, tableIds: tables }
      : null,
  };
}

function done(body: Record<string, unknown>, state: State): Step {
  return { expected: { outcome: "done", body }, state };
}

/** Gives the booking no tables. */
function vacated(booking: Booking, status: BookingStatus): Booking {
  return {
    ...booking,
    status,
    tables: [],
    assignment: null,
    assignmentId: null,
  };
}

function refuseTooFewSeats(
  { seats }: Floor,
  tables: readonly string[],
  partySize: number,
): void {
  const sum = tables.reduce((total, id) => total + (seats[id] ?? 0), 0);
  if (sum < partySize) {
    throw new Refusal("PARTY_EXCEEDS_SEATS", { seats: sum, partySize });
  }
}

function refuseTaken(
  floor: Floor,
  state: State,
  id: string,
  tables: readonly string[],
  { startAt, endAt }: Booking,
): void {
  const blockers = Object.entries(state.bookings)
    .filter(([other, held]) =>
      other !== id && held.startAt < endAt && startAt < held.endAt
    )
    .flatMap(([other, held]) =>
      held.tables.filter((table) => tables.includes(table))
        .map((table) => ({ other, table, held }))
    );
  const [first] = blockers.sort((a, b) =>
    a.held.startAt < b.held.startAt
      ? -1
      : a.held.startAt > b.held.startAt
      ? 1
      : floor.tables.indexOf(a.table) - floor.tables.indexOf(b.table)
  );
  if (first === undefined) return;
  throw new Refusal("TABLE_TAKEN", {
    tableId: first.table,
    blockingBookingId: first.other,
    blockingStartAt: first.held.startAt,
    blockingEndAt: first.held.endAt,
  });
}

/** Refuses what the limits forbid; what the answer says about capacity. */
function decide(
  floor: Floor,
  state: State,
  booking: Booking,
  { rules, isOff }: Guard,
): Record<string, unknown> {
  if (isOff) return uncounted("bypassed");
  refuseUnreadable({ rules, isOff });
  if (rules.table !== "present") return uncounted("absent");
  const { maxCovers, maxParties } = rules;
  if (maxCovers === null && maxParties === null) return uncounted("unlimited");
  const { covers, parties } = count(floor, state, booking.startAt);
  const capacity = { covers, maxCovers, parties, maxParties };
  const exceeded = covers > (maxCovers ?? Infinity)
    ? "covers"
    : parties > (maxParties ?? Infinity)
    ? "parties"
    : null;
  if (exceeded !== null) {
    throw new Refusal("CAPACITY_EXCEEDED", { limit: exceeded, ...capacity });
  }
  return {
    state: "enforced",
    maxCovers,
    maxParties,
    covers: new AtLeast(covers),
    parties: new AtLeast(parties),
  };
}

function refuseUnreadable({ rules, isOff }: Pick<Guard, "rules" | "isOff">) {
  if (isOff || rules.table !== "unreadable") return;
  throw new Refusal("CAPACITY_RULES_UNREADABLE");
}

function uncounted(state: string): Record<string, unknown> {
  return {
    state,
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  };
}

/** The guests and parties of the service that begins then. */
export function count(
  { hasDinner }: Floor,
  { bookings }: Pick<State, "bookings">,
  startAt: string,
): { covers: number; parties: number } {
  const isDinner = (moment: string) =>
    hasDinner && moment.slice(11, 16) >= "17:00" &&
    moment.slice(11, 16) < "23:00";
  const counted = Object.values(bookings).filter((booking) =>
    SEATED.includes(booking.status) &&
    booking.startAt.slice(0, 10) === startAt.slice(0, 10) &&
    (!isDinner(startAt) || isDinner(booking.startAt))
  );
  return {
    covers: counted.reduce((sum, { partySize }) => sum + partySize, 0),
    parties: counted.length,
  };
}

function sameTables(held: readonly string[], wanted: readonly string[]) {
  return held.length === wanted.length &&
    held.every((table, index) => table === wanted[index]);
}

function bookingIn({ bookings }: State, id: string): Booking {
  const booking = bookings[id];
  if (booking === undefined) throw new Error(`There is no booking "${id}"`);
  return booking;
}

/** The state with another booking in that place. */
export function withBooking(state: State, id: string, booking: Booking): State {
  return { ...state, bookings: { ...state.bookings, [id]: booking } };
}
