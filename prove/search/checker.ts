/**
 * Decides whether a history has a legal serial order: one that the model could
 * have answered like this, in which nothing comes before what had been
 * answered when it was sent (Wing and Gong's search, with Lowe's memory of the
 * dead ends). Actions without a reply may have happened or not.
 *
 * @module
 */
import type { Answer } from "../../model/answer.ts";
import { requestOf } from "../../model/moments.ts";
import type { Context } from "../../model/operation.ts";
import type { Request } from "../../model/operations.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import { serve } from "../../model/serve.ts";
import type { Booking, State } from "../../model/state.ts";
import { agree, agreeWithView } from "./agreement.ts";
import { afterChange } from "./changes.ts";
import { guardsMet, isAllowedBy } from "./guards.ts";
import { type Entry, type History, isRequest } from "./history.ts";
import { describePosition, type Position } from "./position.ts";

/** How many dead ends are looked into before the search gives up. */
const SEARCH_LIMIT = 20_000;

/** What the search found. */
export interface Verdict {
  readonly result: "legal" | "illegal" | "undecided";
  /** The longest legal order, as indexes of the history. */
  readonly order: readonly number[];
  /** Where that order leads. */
  readonly position: Position;
}

/** What stays the same during a search. */
interface Search {
  readonly history: History;
  readonly deadEnds: Set<string>;
  longest: Pick<Verdict, "order" | "position">;
}

/** A beginning of an order. */
interface Beginning {
  readonly position: Position;
  readonly order: readonly number[];
  /** A bit for every action in the order. */
  readonly done: bigint;
}

/** Looks for a serial order of a history that begins at a position. */
export function check(start: Position, history: History): Verdict {
  const search: Search = {
    history,
    deadEnds: new Set(),
    longest: { order: [], position: start },
  };
  const found = extend(search, { position: start, order: [], done: 0n });
  const hasGivenUp = search.deadEnds.size >= SEARCH_LIMIT;
  const result = found ? "legal" : hasGivenUp ? "undecided" : "illegal";
  return { result, ...search.longest };
}

/** Whether the beginning can be extended to a legal order of everything. */
function extend(search: Search, beginning: Beginning): boolean {
  const { history, deadEnds } = search;
  const { done, order, position } = beginning;
  if (order.length > search.longest.order.length) {
    search.longest = { order, position };
  }
  const isDone = (index: number) => (done >> BigInt(index) & 1n) === 1n;
  const left = [...history.keys()].filter((index) => !isDone(index));
  // What has no reply may never have happened, so that nothing is gained by
  // placing it where it changes nothing.
  const isOpen = (index: number) => history[index]?.returnedAt === Infinity;
  if (left.every(isOpen)) return true;
  const name = `${done.toString(36)} ${describePosition(position)}`;
  if (deadEnds.has(name) || deadEnds.size >= SEARCH_LIMIT) return false;
  for (const index of candidates(history, left)) {
    for (const next of positionsAfter(search, position, index)) {
      if (next === position && isOpen(index)) continue;
      const longer = {
        position: next,
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
function candidates(history: History, left: readonly number[]): number[] {
  const returnOf = (index: number) => history[index]?.returnedAt ?? Infinity;
  const firstReturn = Math.min(...left.map(returnOf));
  return left
    .filter((index) => (history[index]?.invokedAt ?? Infinity) < firstReturn)
    .sort((a, b) => returnOf(a) - returnOf(b) || a - b);
}

/** Where the action may lead if its reply is legal at this position. */
function positionsAfter(
  search: Search,
  position: Position,
  index: number,
): Position[] {
  const entry = search.history[index];
  if (entry === undefined || entry.reply.outcome === "undone") {
    return [position];
  }
  const { action, reply } = entry;
  if (isRequest(action)) return serveEntry(search, position, entry, index);
  if (action.act !== "look") {
    const next = afterChange(position, action, reply, index);
    return next === undefined ? [] : [next];
  }
  if (reply.outcome !== "done") return [position];
  const ids = agreeWithView(position, reply.body);
  return ids === undefined ? [] : [moved(position, position.state, ids)];
}

/** Where a request may lead, under each guard that it may have met. */
function serveEntry(
  { history }: Search,
  position: Position,
  entry: Entry,
  index: number,
): Position[] {
  const { action, actor, reply, invokedAt } = entry;
  if (!isRequest(action)) return [];
  const { restaurant, state, ids, guards } = position;
  return guardsMet(guards, history, invokedAt).flatMap((guard) => {
    const context = { index, actor, guard, ids };
    const step = serve(restaurant, state, action, context);
    if (!isAllowedBy(guard, guards, step.answer)) return [];
    const certain = withoutOpenFacts(state, history, entry, index);
    const learned = agree(step.answer, reply, history, ids) ??
      agree(
        countedIn(certain, restaurant, step.answer, action, context),
        reply,
        history,
        ids,
      );
    if (learned !== undefined) return [moved(position, step.state, learned)];
    if (reply.outcome !== "refused" || action.key === null) return [];
    const early = {
      ...state,
      answers: answersBefore(history, state, invokedAt),
    };
    const { answer } = serve(restaurant, early, action, context);
    return agree(answer, reply, history, ids) ? [position] : [];
  });
}

/**
 * The state without the parties of which somebody recorded meanwhile that they
 * sit, have grown or have left. A decision does not wait for such facts, so that
 * it may have been made before them and committed after them.
 */
function withoutOpenFacts(
  state: State,
  history: History,
  { action, invokedAt }: Entry,
  index: number,
): State {
  const isOpen = ({ id, status, updatedAt }: Booking) => {
    const by = requestOf(updatedAt);
    return ["checked_in", "completed"].includes(status) && by !== index &&
      (history[by]?.returnedAt ?? -1) > invokedAt &&
      !JSON.stringify(action).includes(id);
  };
  const certain = Object.values(state.bookings).filter((each) => !isOpen(each));
  const bookings = Object.fromEntries(certain.map((each) => [each.id, each]));
  return { ...state, bookings };
}

/** The answer with the capacity that the request finds in another state. */
function countedIn(
  state: State,
  restaurant: Restaurant,
  answer: Answer,
  request: Request,
  context: Context,
): Answer {
  if (answer.outcome !== "done" || !answer.isDecision) return answer;
  const other = serve(restaurant, state, request, context).answer;
  if (other.outcome !== "done") return answer;
  const { capacity } = other.body;
  return { ...answer, body: { ...answer.body, capacity } };
}

/**
 * The answers that were certainly kept when the request was sent. Its key is
 * looked up first and the tables later, so that a request whose key another
 * booking takes meanwhile may be refused for either reason.
 */
function answersBefore(
  history: History,
  { answers }: State,
  invokedAt: number,
): State["answers"] {
  return Object.fromEntries(
    Object.entries(answers).filter(([, { by }]) =>
      (history[by]?.returnedAt ?? Infinity) < invokedAt
    ),
  );
}

/** The position itself when nothing has changed. */
function moved(position: Position, state: State, ids: Position["ids"]) {
  const isSame = state === position.state && ids === position.ids;
  return isSame ? position : { ...position, state, ids };
}
