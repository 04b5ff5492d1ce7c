/** Chance that is the same for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not begin alike.
    this.#state = Math.imul(seed, 2_654_435_761) >>> 0;
  }

  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(this.#state / 2 ** 32 * limit);
  }

  /** Whether something happens that does so in that share of all cases. */
  happens(share: number): boolean {
    return this.below(1_000_000) < share * 1_000_000;
  }

  /**
   * One of the items.
   *
   * @throws {RangeError} If there are none.
   */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("There is nothing to pick");
    return item;
  }

  /** Some of the items, at least one, in their order. */
  some<Item>(items: readonly Item[], atMost: number): Item[] {
    const count = 1 + this.below(Math.min(atMost, items.length));
    const left = items.map((item, index) => ({ item, index }));
    const chosen = Array.from(
      { length: count },
      () => left.splice(this.below(left.length), 1),
    );
    return chosen.flat().sort((a, b) => a.index - b.index)
      .map(({ item }) => item);
  }

  /** A key of the record, as often as its weight says. */
  weighted<Name extends string>(weights: Record<Name, number>): Name {
    const names = Object.keys(weights) as Name[];
    const total = names.reduce((sum, name) => sum + weights[name], 0);
    let rest = this.below(total);
    for (const name of names) {
      rest -= weights[name];
      if (rest < 0) return name;
    }
    throw new RangeError("The weights have to be whole and positive");
  }
}
