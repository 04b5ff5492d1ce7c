import type { Aspects, Inventory, Kind } from "./inventory.ts";

/** An object that is not as expected. */
export interface Difference {
  readonly kind: Kind;
  readonly name: string;
  /** Undefined if it should not be there. */
  readonly expected?: Aspects;
  /** Undefined if it is missing. */
  readonly actual?: Aspects;
}

/** Compares two inventories, object by object. */
export function compare(expected: Inventory, actual: Inventory): Difference[] {
  const kinds = Object.keys(expected) as Kind[];
  return kinds.flatMap((kind) => {
    const names = new Set([
      ...Object.keys(expected[kind]),
      ...Object.keys(actual[kind]),
    ]);
    return [...names].map((name): Difference => {
      const [wanted, found] = [expected[kind][name], actual[kind][name]];
      return {
        kind,
        name,
        ...wanted && { expected: wanted },
        ...found && { actual: found },
      };
    });
  }).filter(({ expected, actual }) =>
    expected === undefined || changedAspects(expected, actual).length > 0
  );
}

/** The aspects that differ; all of them if there is no such object. */
export function changedAspects(
  expected: Aspects,
  actual: Aspects | undefined,
): string[] {
  return Object.keys(expected).filter((aspect) =>
    expected[aspect] !== actual?.[aspect]
  );
}
