import { StackError } from "../stack/stack_error.ts";

/**
 * Chooses what has a text in its name; everything without a text.
 *
 * @throws {StackError} With all names, if there is nothing.
 */
export function choose<Named extends { readonly name: string }>(
  all: readonly Named[],
  text = "",
): Named[] {
  const chosen = all.filter(({ name }) => name.includes(text));
  if (chosen.length > 0) return chosen;
  const names = all.map(({ name }) => `\n  ${name}`).join("");
  throw new StackError(`Nothing has "${text}" in its name. There is:${names}`);
}
