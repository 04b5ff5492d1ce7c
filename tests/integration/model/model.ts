import { decide } from "./decide.ts";
import { distinct } from "./distinct.ts";
import type { Answer, ModelState } from "./model_state.ts";
import type { StaffRequest } from "./request.ts";

/** Answers a request as the design says, and remembers what it changed. */
export function handle(state: ModelState, request: StaffRequest): Answer {
  if ("tables" in request && request.tables?.length === 0) {
    return { refused: "INVALID_REQUEST" };
  }
  const booking = state.bookings.get(request.booking);
  if (!booking) return { refused: "BOOKING_NOT_FOUND" };
  const known = recall(state, request);
  if (known) return known;

  const { answer, booking: changed } = decide(state, booking, request);
  if ("refused" in answer) return answer;
  if (changed) state.bookings.set(booking.name, changed);
  if (request.key !== null) {
    const { assignment } = changed ?? booking;
    state.earned.set(`${request.kind} ${request.key}`, {
      request: canonical(request),
      answer,
      assignment: request.kind === "unassign" ? null : assignment,
    });
  }
  return answer;
}

/** What the key has earned; it is refused for anything else. */
function recall(state: ModelState, request: StaffRequest): Answer | null {
  const earned = state.earned.get(`${request.kind} ${request.key}`);
  if (!earned) return null;
  const assignments = [...state.bookings.values()].map((b) => b.assignment);
  if (
    earned.request !== canonical(request) ||
    (earned.assignment !== null && !assignments.includes(earned.assignment))
  ) return { refused: "IDEMPOTENCY_KEY_REUSED" };
  return { ...earned.answer, replayed: true };
}

/** The request without what makes no difference to it. */
function canonical(request: StaffRequest): string {
  if (request.kind === "edit") {
    const fields = Object.entries(request.changes).toSorted();
    return JSON.stringify([request.booking, fields]);
  }
  const tables = request.tables && distinct(request.tables);
  return JSON.stringify({ ...request, tables });
}
