import type { Answer } from "../../model/answer.ts";
import type { Guard } from "../../model/capacity.ts";
import type { GuardChange, History } from "./history.ts";

/** The capacity guard as an operator left it. */
export interface GuardSetting {
  readonly guard: Guard;
  /** The index of the change in the history; -1 for the setting at first. */
  readonly by: number;
}

/** The settings after another change. */
export function withChange(
  settings: readonly GuardSetting[],
  change: GuardChange,
  index: number,
): readonly GuardSetting[] {
  const latest = settings.at(-1);
  if (latest === undefined) throw new Error("There is no guard to change");
  const part = change.act === "set rules"
    ? { rules: change.rules }
    : { isOff: change.isOff };
  return [...settings, { guard: { ...latest.guard, ...part }, by: index }];
}

/**
 * The guards that a request may have met, the latest first.
 *
 * Switch and rules are read at one moment of the call and guests counted at a
 * later one, so that a change which overlaps the call may or may not count for
 * it; {@linkcode isAllowedBy} says for which answers that holds.
 */
export function guardsMet(
  settings: readonly GuardSetting[],
  history: History,
  invokedAt: number,
): Guard[] {
  const returnedAt = (by: number) => history[by]?.returnedAt ?? Infinity;
  const lastBefore = settings.findLastIndex(({ by }) =>
    by < 0 || returnedAt(by) <= invokedAt
  );
  const met = settings.slice(Math.max(lastBefore, 0)).map(({ guard }) => guard);
  // The switch is read first, so the rules may be newer than it.
  const combinations = met.flatMap(({ isOff }, index) =>
    met.slice(index).map(({ rules }) => ({ rules, isOff }))
  );
  const distinct = new Map(
    combinations.map((guard) => [JSON.stringify(guard), guard]),
  );
  return [...distinct.values()].reverse();
}

/**
 * Whether the guard can have led to the answer. A decision locks the rules
 * until it is committed, so that it is only made by the latest, unless it found
 * no table that it could lock.
 */
export function isAllowedBy(
  { rules, isOff }: Guard,
  settings: readonly GuardSetting[],
  answer: Answer,
): boolean {
  const isDecision = answer.outcome === "done"
    ? answer.isDecision
    : answer.options[0]?.reason === "CAPACITY_EXCEEDED";
  const isLatest = rules === settings.at(-1)?.guard.rules;
  return !isDecision || isLatest || isOff || rules.table === "absent";
}
