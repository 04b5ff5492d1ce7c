/** The reason that is given in words. */
export const OTHER = "Other";

/** A reason in words; "Other" needs them, "Held for" can do without. */
export function reasonOf(chosen: string, words: string): string {
  const text = words.trim();
  if (chosen === OTHER) return text;
  if (!chosen.endsWith(" for")) return chosen;
  return text === "" ? chosen.replace(/ for$/, "") : `${chosen} ${text}`;
}
