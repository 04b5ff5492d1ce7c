import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Random numbers that are the same for the same seed. */
export class Random {
  readonly #source: fc.Random;

  constructor(seed: number) {
    // Neighbouring seeds would begin with similar numbers.
    this.#source = new fc.Random(
      xoroshiro128plus(Math.imul(seed, 2_654_435_761)),
    );
  }

  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number {
    return this.#source.nextInt(0, limit - 1);
  }

  /** True in that share of all calls. */
  happens(share: number): boolean {
    return this.#source.nextDouble() < share;
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

  /** A value of the arbitrary, without fast-check's bias to small ones. */
  generate<Value>(arbitrary: fc.Arbitrary<Value>): Value {
    return arbitrary.generate(this.#source, undefined).value;
  }
}
