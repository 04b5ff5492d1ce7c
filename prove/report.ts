/** Something that was found to be wrong. */
export interface Violation {
  readonly phase: string;
  /** I1 to I10, as docs/proof.md lists them. */
  readonly invariant: string;
  readonly text: string;
  /** Seconds since the first phase began. */
  readonly after: number;
}

/** Collects what a run did and found. */
export class Report {
  readonly violations: Violation[] = [];
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #began = performance.now();
  #phase = "";
  #part = "";

  /** From here on, everything belongs to this phase. */
  enter(phase: string): void {
    this.#phase = phase;
    this.#part = "";
  }

  /** What is found from here on belongs to this part of the phase. */
  enterPart(part: string): void {
    this.#part = `, ${part}`;
  }

  /** Counts something that the phase did. */
  count(what: string, times = 1): void {
    const counts = this.#counts.get(this.#phase) ?? new Map();
    this.#counts.set(this.#phase, counts);
    counts.set(what, (counts.get(what) ?? 0) + times);
  }

  /** Notes that an invariant does not hold. */
  violate(invariant: string, text: string): void {
    this.violations.push({
      phase: this.#phase + this.#part,
      invariant,
      text,
      after: (performance.now() - this.#began) / 1000,
    });
  }

  /** One line about the present phase. */
  describePhase(): string {
    const counts = [...this.#counts.get(this.#phase) ?? []];
    const parts = counts.map(([what, times]) => `${what} ${times}`);
    return `${this.#phase}: ${parts.join(", ")}`;
  }

  /** The sums of all phases, a line each. */
  totals(): string {
    return [
      `operations checked: ${this.total("operations")}`,
      `faults injected: ${this.total("faults")}`,
      `invariants checked: ${this.total("invariants checked")}`,
      `violations: ${this.violations.length}`,
    ].join("\n");
  }

  /** How often something was counted, in all phases. */
  total(what: string): number {
    return [...this.#counts.values()]
      .reduce((sum, counts) => sum + (counts.get(what) ?? 0), 0);
  }
}
