const path = new URL("../../docs/runbook.md", import.meta.url);

/** The runbook, which tests carry out. */
export const runbook = await Deno.readTextFile(path);

/**
 * The SQL blocks below a heading of the runbook, up to the next heading of any
 * level.
 *
 * @param heading How the heading begins; all blocks without one.
 */
export function blocksOf(heading = ""): string[] {
  return runbook.split(/^##+ /m)
    .filter((section) => section.startsWith(heading))
    .flatMap((section) => [...section.matchAll(/^( *)```sql\n(.*?)\n\1```/gms)])
    .map(([, , sql]) => sql ?? "");
}

/**
 * The one SQL block below a heading of the runbook.
 *
 * @throws {Error} If there are more or none.
 */
export function blockOf(heading: string): string {
  const [block, ...rest] = blocksOf(heading);
  if (block === undefined || rest.length > 0) {
    throw new Error(`"${heading}" has ${rest.length} more blocks or none`);
  }
  return block;
}
