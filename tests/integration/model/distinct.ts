/** The names without repetitions, ascending. */
export function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
