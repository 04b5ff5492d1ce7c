/** Four tables named by letters, so that "AB" is a set of two. */
export const LETTERED = { A: 4, B: 4, C: 4, D: 4 };

type Letter = keyof typeof LETTERED;

/** The ids of the tables of a set, in the order of its letters. */
export function idsOf(
  tables: Readonly<Record<Letter, string>>,
  letters: string,
): string[] {
  return ([...letters] as Letter[]).map((letter) => tables[letter]);
}
