import type { Answer, Entry } from "./operation.ts";
import { type Booking, type State, withBooking } from "./state.ts";
import { ANYTHING, AtLeast, type Expected } from "./step.ts";

/**
 * Whether a real answer is the one that the model gives.
 *
 * @param entries The whole history, for answers that repeat an earlier one.
 */
export function agrees(
  expected: Expected,
  answer: Answer,
  entries: readonly Entry[],
): boolean {
  if (answer.outcome === "unknown") return true;
  if (expected.outcome === "refused") {
    return answer.outcome === "refused" &&
      answer.reason === expected.reason &&
      covers(answer.details, expected.details ?? {});
  }
  if (answer.outcome !== "done") return false;
  if (expected.replays === undefined) {
    return !answer.replayed && covers(answer.body, expected.body);
  }
  const first = entries[expected.replays]?.answer;
  return answer.replayed &&
    (first?.outcome !== "done" || isSame(answer.body, first.body));
}

/** Whether the value has everything that the pattern asks for. */
function covers(value: unknown, pattern: unknown): boolean {
  if (pattern === ANYTHING) return true;
  if (pattern instanceof AtLeast) return Number(value) >= pattern.number;
  if (typeof pattern !== "object" || pattern === null) {
    return value === pattern;
  }
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(pattern)) return isSame(value, pattern);
  return Object.entries(pattern).every(([name, part]) =>
    covers((value as Record<string, unknown>)[name], part)
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with the keys of every object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_, part) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort())
        : part,
  );
}

/** Keeps the id of a booking's assignment once an answer has told it. */
export function learnId(state: State, entry: Entry): State {
  const { operation, answer } = entry;
  if (answer.outcome !== "done" || !("booking" in operation)) return state;
  const booking = state.bookings[operation.booking];
  if (!booking?.tables.length || booking.assignmentId !== null) return state;
  const id = assignmentIdIn(answer.body);
  if (id === undefined) return state;
  return withBooking(state, operation.booking, {
    ...booking,
    assignmentId: id,
  });
}

function assignmentIdIn(body: Readonly<Record<string, unknown>>) {
  const { assignmentId, assignment } = body as {
    assignmentId?: string;
    assignment?: { assignmentId: string } | null;
  };
  return assignmentId ?? assignment?.assignmentId;
}

/** What a look at all bookings shows. */
export type View = Readonly<Record<string, Omit<Booking, "assignment">>>;

/** The state with the ids that a look shows; undefined when it differs. */
export function compareView(state: State, view: View): State | undefined {
  let learned = state;
  for (const [id, booking] of Object.entries(state.bookings)) {
    const { assignment: _, ...known } = booking;
    const seen = view[id];
    const assignmentId = known.assignmentId ?? seen?.assignmentId ?? null;
    if (!isSame(seen, { ...known, assignmentId })) return undefined;
    learned = withBooking(learned, id, { ...booking, assignmentId });
  }
  return learned;
}
