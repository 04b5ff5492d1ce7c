import { Board } from "./board.ts";
import { totalWorth } from "./levels.ts";
import { mostSeats } from "./most_guests.ts";
import { nameTables } from "./name_tables.ts";
import { neighboursIn } from "./neighbours.ts";
import type { Question } from "./question.ts";
import type { ServicePlan, UnseatedReason } from "./service_plan.ts";
import type { ServiceToPlan } from "./service_to_plan.ts";

/** What is known about the plans of a question. */
export interface Findings {
  /** The candidates of the best plan. */
  readonly chosen: readonly number[];
  /** No plan seats more guests of the parties. */
  readonly bound: number;
  /** Whether the further levels are proven too. */
  readonly isOptimalThroughout: boolean;
}

/** Puts a plan into the words of its service. */
export function describePlan(
  service: ServiceToPlan,
  question: Question,
  { chosen, bound, isOptimalThroughout }: Findings,
): ServicePlan {
  const { bookings: { fixed }, parties, candidates } = question;
  const named = nameTables(question, chosen);
  const seatings = [
    ...fixed.map(({ id, tableIds }) => ({ bookingId: id, tableIds })),
    ...parties.flatMap(({ booking }, party) => {
      const tableIds = named.get(party);
      return tableIds ? [{ bookingId: booking.id, tableIds }] : [];
    }),
  ];
  const reasons = reasonsOf(service, question, chosen);
  const [guests = 0, ...others] = totalWorth(
    chosen.map((column) => candidates[column]?.worth ?? []),
  );
  const [movedParties = 0, mergedSets = 0, spareSeats = 0, belowMinParty = 0] =
    others.map((worth) => Math.abs(worth));
  const fixedGuests = fixed.reduce((sum, { partySize }) => sum + partySize, 0);
  return {
    seatings,
    unseated: Object.keys(reasons),
    reasons,
    guests: fixedGuests + guests,
    bound: fixedGuests + bound,
    isOptimal: guests >= bound,
    isOptimalThroughout,
    movedParties,
    mergedSets,
    spareSeats,
    belowMinParty,
  };
}

/** Why the plan has no tables for those who get none. */
function reasonsOf(
  service: ServiceToPlan,
  question: Question,
  chosen: readonly number[],
): Record<string, UnseatedReason> {
  const board = new Board(question);
  board.replace(chosen);
  const { tables } = service;
  const seats = mostSeats({ tables, neighbours: neighboursIn(service) });
  const seated = new Set(
    chosen.map((column) => question.candidates[column]?.party),
  );
  const reason = (party: number, size: number): UnseatedReason => {
    if (size > seats) return "noSetFits";
    const columns = question.candidatesOf[party] ?? [];
    return columns.some((column) => board.isFree(column)) ? "limit" : "noRoom";
  };
  return Object.fromEntries(
    question.parties.flatMap(({ booking, size }, party) =>
      seated.has(party) ? [] : [[booking.id, reason(party, size)]]
    ),
  );
}
