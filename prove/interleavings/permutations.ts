/**
 * Every order in which the steps of several sessions can follow each other.
 * An order is a list of session numbers; within a session the steps stay in
 * their order.
 *
 * @param lengths How many steps each session has.
 */
export function ordersOf(lengths: readonly number[]): number[][] {
  if (lengths.every((length) => length === 0)) return [[]];
  return lengths.flatMap((length, session) =>
    length === 0
      ? []
      : ordersOf(lengths.with(session, length - 1)).map((rest) => [
        session,
        ...rest,
      ])
  );
}
