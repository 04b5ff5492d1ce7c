import { type Answer, type Body, repeated } from "../../model/answer.ts";
import type { Capacity } from "../../model/capacity.ts";
import { type Ids, learnIds, withIds } from "../../model/ids.ts";
import { isSame } from "../../model/same.ts";
import { recognise, type View, viewOf } from "../../model/view.ts";
import type { History, Reply } from "./history.ts";
import type { Position } from "./position.ts";

/** Stands in an answer for whatever was replied. */
const ANYTHING = Symbol("anything");

/** Stands in an answer for this number or a larger one. */
class AtLeast {
  constructor(readonly number: number) {}
}

/**
 * Compares a reply with what the model answers.
 *
 * @param history The whole of it, for replies that repeat an earlier one.
 * @returns The ids that are known now; undefined when the two differ.
 */
export function agree(
  expected: Answer,
  reply: Reply,
  history: History,
  ids: Ids,
): Ids | undefined {
  if (reply.outcome === "unknown") return ids;
  if (expected.outcome === "refused") {
    if (reply.outcome !== "refused") return undefined;
    return expected.options
      .filter(({ reason }) => reason === reply.reason)
      .map(({ details }) => ({
        details,
        learned: learnIds(details, reply.details, ids),
      }))
      .find(({ details, learned }) =>
        covers(reply.details, withIds(details, learned))
      )?.learned;
  }
  const isReplay = expected.replays !== null;
  if (reply.outcome !== "done" || reply.replayed !== isReplay) return undefined;
  if (isReplay) {
    const first = history[expected.replays]?.reply;
    const repeatsFirst = first?.outcome !== "done" ||
      isSame(reply.body, repeated(first.body, expected.body));
    // Where the first answer was lost, this one shows what it said.
    return repeatsFirst ? learnIds(expected.first, reply.body, ids) : undefined;
  }
  const learned = learnIds(expected.body, reply.body, ids);
  const body = withIds(expected.body, learned) as Body;
  const pattern = loosen(body, expected.isDecision);
  return covers(reply.body, pattern) ? learned : undefined;
}

/**
 * Allows for what others do meanwhile. A capacity that decided nothing is
 * counted without a lock. One that did may still count a party that leaves
 * between the count and the commit, because leaving takes no lock on the
 * service; it never leaves one out.
 */
function loosen(body: Body, isDecision: boolean): Body {
  const { capacity } = body;
  if (capacity === undefined) return body;
  if (!isDecision) return { ...body, capacity: ANYTHING };
  return {
    ...body,
    capacity: Array.isArray(capacity)
      ? capacity.map(loosenCount)
      : loosenCount(capacity as Capacity),
  };
}

/** Those who have no table yet are counted without a lock by every answer. */
function loosenCount({ covers, parties, ...capacity }: Capacity) {
  const atLeast = (count: number | null) =>
    count === null ? null : new AtLeast(count);
  return {
    ...capacity,
    covers: atLeast(covers),
    parties: atLeast(parties),
    coversWithoutTable: covers === null ? null : ANYTHING,
  };
}

/** Whether the value has everything that the pattern asks for. */
function covers(value: unknown, pattern: unknown): boolean {
  if (pattern === ANYTHING) return true;
  if (pattern instanceof AtLeast) return Number(value) >= pattern.number;
  if (typeof pattern !== "object" || pattern === null) {
    return value === pattern;
  }
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && value.length === pattern.length &&
      pattern.every((part, index) => covers(value[index], part));
  }
  return Object.entries(pattern).every(([name, part]) =>
    covers((value as Record<string, unknown>)[name], part)
  );
}

/**
 * Compares a look at all bookings with the position.
 *
 * @returns The ids that are known now; undefined when the two differ.
 */
export function agreeWithView(
  { state, ids }: Position,
  look: unknown,
): Ids | undefined {
  const seen = recognise(viewOf(state), look as View, ids);
  return isSame(seen.view, look) ? seen.ids : undefined;
}
