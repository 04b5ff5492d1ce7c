/**
 * A number with its noun, as in "1 guest" and "4 guests".
 *
 * @param plural Where it is not the noun with an "s".
 */
export function counted(
  count: number,
  noun: string,
  plural = `${noun}s`,
): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
