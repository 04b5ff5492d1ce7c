import { blockAt } from "../data/block_at.ts";
import { holdsTables, isSeated } from "../data/booking.ts";
import { minutesBetween } from "../time/minutes.ts";
import type { TableFacts, TableState } from "./table_state.ts";

/**
 * What a table is planned for at another moment than the present: who still sits
 * then if all goes as planned, or for whom it is reserved. Nobody is late yet.
 */
export function plannedState(facts: TableFacts, at: number): TableState {
  const { table, bookings } = facts;
  const holding = bookings.filter(holdsTables);
  const party =
    holding.find(({ startAt, endAt }) => startAt <= at && at < endAt) ?? null;
  const next = holding.find(({ startAt }) => startAt > at) ?? null;
  const block = blockAt(facts.blocks, at);
  const shared = { party, next, block, until: null };
  if (party !== null && isSeated(party)) {
    return {
      ...shared,
      kind: "seated",
      minutes: minutesBetween(at, party.endAt),
    };
  }
  if (party !== null) {
    return {
      ...shared,
      kind: "reserved",
      minutes: minutesBetween(at, party.startAt),
    };
  }
  if (!table.isActive) return { ...shared, kind: "inactive", minutes: 0 };
  if (block !== null) {
    return { ...shared, kind: "blocked", minutes: 0, until: block.endAt };
  }
  if (next === null) return { ...shared, kind: "free", minutes: 0 };
  const until = next.startAt;
  return {
    ...shared,
    kind: "free until",
    minutes: minutesBetween(at, until),
    until,
  };
}
