import type { Candidate } from "./candidates.ts";
import { LEVELS } from "./levels.ts";
import { isFree } from "./occupation.ts";
import type { Question } from "./question.ts";

/** The column of a party without tables. */
export const UNSEATED = -1;

/** What a quota has left. */
interface Left {
  readonly counts: readonly boolean[];
  guests: number;
  parties: number;
}

/**
 * A plan in the making: who has which candidate. It can be changed party by
 * party, and says at once what is free and what the plan is worth.
 */
export class Board {
  readonly question: Question;
  /** Each party's candidate, or UNSEATED. */
  readonly choices: Int32Array;
  /** What the plan is worth, level by level. */
  readonly totals: number[] = LEVELS.map(() => 0);
  /** The moments at which windows begin or end, cut time into slots. */
  readonly #fromSlot: readonly number[];
  readonly #toSlot: readonly number[];
  readonly #slots: number;
  /** By class: how many tables are in use in each slot. */
  readonly #used: readonly Int16Array[];
  /** By class: whether its tables are taken for certain in each slot. */
  readonly #certain: readonly Uint8Array[];
  readonly #left: readonly Left[];
  /** What parties had before they were changed, since the last `keep`. */
  readonly #changes: [party: number, column: number][] = [];

  constructor(question: Question) {
    const { parties, classes, quotas } = question;
    this.question = question;
    this.choices = new Int32Array(parties.length).fill(UNSEATED);
    const moments = [
      ...new Set(parties.flatMap(({ from, to }) => [from, to])),
    ].sort((one, other) => one - other);
    const slotAt = new Map(moments.map((moment, slot) => [moment, slot]));
    this.#slots = Math.max(0, moments.length - 1);
    this.#fromSlot = parties.map(({ from }) => slotAt.get(from) ?? 0);
    this.#toSlot = parties.map(({ to }) => slotAt.get(to) ?? 0);
    this.#used = classes.map(() => new Int16Array(this.#slots));
    this.#certain = classes.map(({ occupied }) =>
      Uint8Array.from(
        { length: this.#slots },
        (_, slot) =>
          isFree(occupied, {
              from: moments[slot] ?? 0,
              to: moments[slot + 1] ?? 0,
            })
            ? 0
            : 1,
      )
    );
    this.#left = quotas.map((quota) => ({ ...quota }));
  }

  /** Gives a party a candidate that is free. The party must have none. */
  seat(party: number, column: number): void {
    this.#changes.push([party, UNSEATED]);
    this.#apply(party, column, 1);
    this.choices[party] = column;
  }

  /** Takes its candidate from a party, if it has one. */
  unseat(party: number): void {
    const column = this.choices[party] ?? UNSEATED;
    if (column === UNSEATED) return;
    this.#changes.push([party, column]);
    this.#apply(party, column, -1);
    this.choices[party] = UNSEATED;
  }

  /** From here on, `undo` goes back to the plan as it is now. */
  keep(): void {
    this.#changes.length = 0;
  }

  /** Goes back to the plan as it was at the last `keep`. */
  undo(): void {
    const before = new Map(this.#changes.toReversed());
    for (const party of before.keys()) this.unseat(party);
    for (const [party, column] of before) {
      if (column !== UNSEATED) this.seat(party, column);
    }
    this.keep();
  }

  /** Makes the plan consist of these candidates. */
  replace(chosen: readonly number[]): void {
    for (const party of this.choices.keys()) this.unseat(party);
    for (const column of chosen) {
      this.seat(this.candidate(column).party, column);
    }
    this.keep();
  }

  /** The candidates of the plan. */
  get chosen(): number[] {
    return [...this.choices].filter((column) => column !== UNSEATED);
  }

  /** Whether the tables are there for the whole window of the party. */
  isFree(column: number): boolean {
    const { party, counts } = this.candidate(column);
    const from = this.#fromSlot[party] ?? 0;
    const to = this.#toSlot[party] ?? 0;
    for (const [tableClass, tables] of counts) {
      const used = this.#used[tableClass] ?? [];
      const size = this.question.classes[tableClass]?.tables.length ?? 0;
      for (let slot = from; slot < to; slot++) {
        if ((used[slot] ?? 0) + tables > size) return false;
      }
    }
    return true;
  }

  /** Whether the limits leave room for the party. */
  isWithinLimits(party: number): boolean {
    const size = this.question.parties[party]?.size ?? 0;
    return this.#left.every(({ counts, guests, parties }) =>
      !counts[party] || (guests >= size && parties >= 1)
    );
  }

  /**
   * For how many slots right before and after, at most six each, the tables
   * would stay empty: time that is hard to give to another party.
   */
  idleSlots(column: number): number {
    const { party, counts } = this.candidate(column);
    const from = this.#fromSlot[party] ?? 0;
    const to = this.#toSlot[party] ?? 0;
    let idle = 0;
    for (const [tableClass, tables] of counts) {
      idle += this.#idleFrom(tableClass, tables, from - 1, -1);
      idle += this.#idleFrom(tableClass, tables, to, 1);
    }
    return idle;
  }

  #idleFrom(
    tableClass: number,
    tables: number,
    first: number,
    step: 1 | -1,
  ): number {
    const used = this.#used[tableClass] ?? [];
    const certain = this.#certain[tableClass] ?? [];
    const size = this.question.classes[tableClass]?.tables.length ?? 0;
    let idle = 0;
    for (let slot = first; idle < 6; slot += step, idle++) {
      if (slot < 0 || slot >= this.#slots || certain[slot]) break;
      if ((used[slot] ?? 0) + tables > size) break;
    }
    return idle;
  }

  candidate(column: number): Candidate {
    const candidate = this.question.candidates[column];
    if (candidate === undefined) throw new RangeError(`No column ${column}`);
    return candidate;
  }

  #apply(party: number, column: number, sign: 1 | -1): void {
    const { counts, worth } = this.candidate(column);
    const from = this.#fromSlot[party] ?? 0;
    const to = this.#toSlot[party] ?? 0;
    for (const [tableClass, tables] of counts) {
      const used = this.#used[tableClass];
      if (used === undefined) continue;
      for (let slot = from; slot < to; slot++) {
        used[slot] = (used[slot] ?? 0) + sign * tables;
      }
    }
    for (let level = 0; level < worth.length; level++) {
      this.totals[level] = (this.totals[level] ?? 0) +
        sign * (worth[level] ?? 0);
    }
    const size = this.question.parties[party]?.size ?? 0;
    for (const left of this.#left) {
      if (!left.counts[party]) continue;
      left.guests -= sign * size;
      left.parties -= sign;
    }
  }
}
