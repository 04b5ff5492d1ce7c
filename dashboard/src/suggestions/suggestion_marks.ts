import type { Suggestion } from "./suggestion.ts";

/** The sign of a suggestion on one of its tables. */
export interface SuggestionMark {
  /** 1 for the best suggestion. */
  rank: number;
  /** For screen readers, as in "suggestion 2 with M8". */
  text: string;
}

/**
 * The marks of suggestions by the ids of their tables. A table of several
 * suggestions has the mark of the best.
 */
export function suggestionMarks(
  suggestions: readonly Suggestion[],
): Map<string, SuggestionMark> {
  const marks = new Map<string, SuggestionMark>();
  for (const [index, { tableIds, labels }] of suggestions.entries()) {
    for (const [position, id] of tableIds.entries()) {
      if (marks.has(id)) continue;
      const mates = labels.filter((_, other) => other !== position);
      const company = mates.length > 0 ? ` with ${mates.join(" and ")}` : "";
      const rank = index + 1;
      marks.set(id, { rank, text: `suggestion ${rank}${company}` });
    }
  }
  return marks;
}

/** The ranks of the suggestions in each zone, by the ids of the zones. */
export function ranksByZone(
  suggestions: readonly Suggestion[],
): Map<string, number[]> {
  const ranks = new Map<string, number[]>();
  for (const [index, { zoneId }] of suggestions.entries()) {
    ranks.set(zoneId, [...ranks.get(zoneId) ?? [], index + 1]);
  }
  return ranks;
}
