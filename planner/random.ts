/**
 * Random numbers that are the same everywhere for the same seed (mulberry32),
 * so that a search can be repeated.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0 and less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, at least 0 and less than the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** One of the items; undefined if there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** The items in a random order. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    return sortedBy(items, () => this.next());
  }
}

/** The items by ascending keys; each key is computed once. */
export function sortedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
