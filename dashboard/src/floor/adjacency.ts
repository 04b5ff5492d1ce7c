/**
 * Whether adjacencies connect all of the tables to each other, by the rule of
 * the server: a chain of neighbours is enough.
 */
export function areConnected(
  tableIds: readonly string[],
  adjacencies: readonly (readonly [string, string])[],
): boolean {
  const chosen = new Set(tableIds);
  const [first] = tableIds;
  if (first === undefined) return true;
  const reached = new Set([first]);
  for (const id of reached) {
    for (const [a, b] of adjacencies) {
      if (a === id && chosen.has(b)) reached.add(b);
      if (b === id && chosen.has(a)) reached.add(a);
    }
  }
  return reached.size === chosen.size;
}
