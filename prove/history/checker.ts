/**
 * Decides whether a history has a legal serial order: one that the model could
 * have answered like this, in which nothing comes before what had been
 * answered when it was sent (Wing and Gong's search, with Lowe's memory of the
 * dead ends). Operations without an answer may have happened or not.
 *
 * @module
 */
import { agrees, compareView, learnId, type View } from "./agreement.ts";
import { govern, serve } from "./model.ts";
import type { Entry } from "./operation.ts";
import type { Floor, Guard, State } from "./state.ts";

/** How many dead ends are looked into before the search gives up. */
const SEARCH_LIMIT = 20_000;

/** What the search found. */
export interface Verdict {
  readonly result: "legal" | "illegal" | "undecided";
  /** The longest legal order, as indexes of the history. */
  readonly order: readonly number[];
  /** The state behind that order. */
  readonly state: State;
}

/** What a search goes by. */
interface Search {
  readonly floor: Floor;
  readonly entries: readonly Entry[];
  readonly deadEnds: Set<string>;
  longest: { order: readonly number[]; state: State };
}

/** A place in the search. */
interface Place {
  readonly state: State;
  readonly order: readonly number[];
  /** A bit for every operation in the order. */
  readonly done: bigint;
}

/** Looks for a serial order. The entries are in the order they were sent. */
export function check(
  floor: Floor,
  start: State,
  entries: readonly Entry[],
): Verdict {
  const search: Search = {
    floor,
    entries,
    deadEnds: new Set(),
    longest: { order: [], state: start },
  };
  const found = extend(search, { state: start, order: [], done: 0n });
  const hasGivenUp = search.deadEnds.size >= SEARCH_LIMIT;
  const result = found ? "legal" : hasGivenUp ? "undecided" : "illegal";
  return { result, ...search.longest };
}

function extend(search: Search, place: Place): boolean {
  const { entries, deadEnds } = search;
  const { done, order, state } = place;
  if (order.length > search.longest.order.length) {
    search.longest = { order, state };
  }
  const isDone = (index: number) => (done >> BigInt(index) & 1n) === 1n;
  const left = entries.flatMap((_, index) => isDone(index) ? [] : [index]);
  // What has no answer may never have happened, so that nothing is gained by
  // placing it where it changes nothing.
  const isOpen = (index: number) => entries[index]?.returnedAt === Infinity;
  if (left.every(isOpen)) return true;
  const name = `${done.toString(36)} ${describe(state)}`;
  if (deadEnds.has(name) || deadEnds.size >= SEARCH_LIMIT) return false;
  for (const index of candidates(entries, left)) {
    for (const next of stepsOf(search, state, index)) {
      if (next === state && isOpen(index)) continue;
      const longer = {
        state: next,
        order: [...order, index],
        done: done | 1n << BigInt(index),
      };
      if (extend(search, longer)) return true;
    }
  }
  deadEnds.add(name);
  return false;
}

/** What may come next: nothing else had been answered when it was sent. */
function candidates(
  entries: readonly Entry[],
  left: readonly number[],
): number[] {
  const returnOf = (index: number) => entries[index]?.returnedAt ?? Infinity;
  const firstReturn = Math.min(...left.map(returnOf));
  return left
    .filter((index) => (entries[index]?.invokedAt ?? Infinity) < firstReturn)
    .sort((a, b) => returnOf(a) - returnOf(b) || a - b);
}

/** The states that the operation may lead to if its answer is legal here. */
function stepsOf(
  { floor, entries }: Search,
  state: State,
  index: number,
): State[] {
  const entry = entries[index];
  if (entry === undefined) return [];
  const { operation, answer, actor } = entry;
  if (answer.outcome === "undone") return [state];
  if (operation.kind === "read") {
    if (answer.outcome !== "done") return [state];
    const learned = compareView(state, answer.body as View);
    return learned === undefined ? [] : [learned];
  }
  if (operation.kind === "set rules" || operation.kind === "set switch") {
    return [govern(state, operation, index)];
  }
  return guardsFor(entries, state, entry).flatMap((guard) => {
    const turn = { request: operation, index, actor, guard };
    const step = serve(floor, state, turn);
    if (agrees(step.expected, answer, entries)) {
      return [learnId(step.state, entry)];
    }
    if (answer.outcome !== "refused" || operation.key === undefined) return [];
    const early = { ...state, answers: answersBefore(entries, state, entry) };
    const refused = serve(floor, early, turn).expected;
    return agrees(refused, answer, entries) ? [state] : [];
  });
}

/**
 * The answers that were kept for sure when the request was sent. A key is
 * looked up first and the tables later, so that a request whose key another
 * booking takes meanwhile may be refused for either reason.
 */
function answersBefore(
  entries: readonly Entry[],
  { answers }: State,
  { invokedAt }: Entry,
): State["answers"] {
  return Object.fromEntries(
    Object.entries(answers).filter(([, { by }]) =>
      (entries[by]?.returnedAt ?? Infinity) < invokedAt
    ),
  );
}

/**
 * The guards that a request may have met: limits and switch are read at one
 * moment of the call and the guests counted at a later one, so that a change
 * which overlaps the call may or may not count for it.
 */
function guardsFor(
  entries: readonly Entry[],
  { guards }: State,
  { invokedAt }: Entry,
): Guard[] {
  const mayOverlap = ({ by }: Guard) =>
    by >= 0 && (entries[by]?.returnedAt ?? Infinity) > invokedAt;
  const from = guards.findLastIndex((guard) => !mayOverlap(guard));
  const met = guards.slice(Math.max(from, 0));
  // The switch is read first, so the limits may be newer than it.
  const seen = met.flatMap(({ isOff }, index) =>
    met.slice(index).map(({ rules, by }) => ({ rules, isOff, by }))
  );
  const distinct = new Map(
    seen.map((guard) => [JSON.stringify({ ...guard, by: 0 }), guard]),
  );
  return [...distinct.values()].reverse();
}

function describe({ bookings, answers, guards }: State): string {
  return JSON.stringify([
    bookings,
    Object.entries(answers)
      .map(([key, { by, assignment }]) => `${key} ${by} ${assignment}`)
      .sort(),
    guards.map(({ by }) => by),
  ]);
}
