import type { Question } from "./question.ts";

/**
 * Names the tables of the chosen candidates, which say only how many of which
 * class: going through the parties by the start of their windows, each gets
 * those that were last in use, so that the others stay free for as long as
 * possible. The tables of a class never run out, because at no moment more are
 * in use than there are.
 *
 * @returns The tables by the index of the party.
 */
export function nameTables(
  { candidates, classes, parties }: Question,
  chosen: readonly number[],
): Map<number, readonly string[]> {
  const freeFrom = new Map<string, number>();
  const named = new Map<number, readonly string[]>();
  const byStart = chosen
    .flatMap((column) => {
      const candidate = candidates[column];
      const party = parties[candidate?.party ?? -1];
      return candidate && party ? [{ candidate, party }] : [];
    })
    .sort((one, other) => one.party.from - other.party.from);
  for (const { candidate, party } of byStart) {
    const tableIds = candidate.counts.flatMap(([tableClass, tables]) => {
      const free = (classes[tableClass]?.tables ?? [])
        .map(({ id }) => ({ id, from: freeFrom.get(id) ?? -Infinity }))
        .filter(({ from }) => from <= party.from)
        .sort((one, other) =>
          one.from === other.from ? 0 : other.from - one.from
        );
      return free.slice(0, tables).map(({ id }) => id);
    });
    for (const id of tableIds) freeFrom.set(id, party.to);
    named.set(
      candidate.party,
      candidate.isOwn ? party.booking.tableIds : tableIds.toSorted(),
    );
  }
  return named;
}
