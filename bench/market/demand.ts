import type { Random } from "../../support/random.ts";
import type { Database } from "../../support/database.ts";

export type Operation = "assign" | "edit";

/** One request to the market. */
export type Call =
  | {
    readonly operation: "assign";
    readonly bookingId: string;
    readonly tableId: string;
  }
  | {
    readonly operation: "edit";
    readonly bookingId: string;
    readonly changes:
      | { readonly startAt: string; readonly endAt: string }
      | { readonly partySize: number };
  };

/** A request and when it comes, in milliseconds after the beginning. */
export interface Arrival {
  readonly at: number;
  readonly call: Call;
}

/**
 * Parties that wait for their table. Of the edits, three of four move a seated
 * party by a quarter of an hour; one of four makes it one guest larger, or
 * smaller where its table is full.
 */
const QUERIES: Readonly<Record<Operation, string>> = {
  assign: `
    select position::int, json_build_object(
      'operation', 'assign', 'bookingId', id, 'tableId', table_id
    ) as call
    from market.bookings
    where not is_seated and position > $1
    order by position limit $2`,
  edit: `
    select position::int, json_build_object(
      'operation', 'edit', 'bookingId', id, 'changes',
      case when position % 4 = 0
        then json_build_object('partySize',
          case when party_size < seats then party_size + 1
            else party_size - 1 end)
        else json_build_object(
          'startAt', start_at + interval '15 minutes',
          'endAt', end_at + interval '15 minutes')
      end
    ) as call
    from market.bookings
    where is_seated and position > $1
    order by position limit $2`,
};

/**
 * What is asked of the market: every booking at most once, restaurants at
 * random, arrivals as a Poisson process, each as likely an assignment as an
 * edit.
 */
export class Demand {
  readonly #sql: Database;
  readonly #random: Random;
  readonly #last: Record<Operation, number> = { assign: 0, edit: 0 };

  constructor(sql: Database, random: Random) {
    this.#sql = sql;
    this.#random = random;
  }

  /**
   * The arrivals of the next so many seconds; none if the market has too few
   * bookings left for them.
   *
   * @param rate Calls a second.
   */
  async next(rate: number, seconds: number): Promise<Arrival[]> {
    const times: { at: number; operation: Operation }[] = [];
    for (let at = this.#gap(rate); at < seconds * 1000; at += this.#gap(rate)) {
      times.push({ at, operation: this.#random.pick(["assign", "edit"]) });
    }
    const count = (operation: Operation) =>
      times.filter((time) => time.operation === operation).length;
    const calls = {
      assign: await this.#draw("assign", count("assign")),
      edit: await this.#draw("edit", count("edit")),
    };
    const arrivals = times.flatMap(({ at, operation }) => {
      const call = calls[operation].pop();
      return call === undefined ? [] : [{ at, call }];
    });
    return arrivals.length < times.length ? [] : arrivals;
  }

  async #draw(operation: Operation, count: number): Promise<Call[]> {
    const rows = await this.#sql.unsafe<{ position: number; call: Call }[]>(
      QUERIES[operation],
      [this.#last[operation], count],
    );
    this.#last[operation] = rows.at(-1)?.position ?? this.#last[operation];
    return rows.map(({ call }) => call);
  }

  /** Milliseconds between two arrivals. */
  #gap(rate: number): number {
    const uniform = (this.#random.below(2 ** 32) + 0.5) / 2 ** 32;
    return -Math.log(uniform) / rate * 1000;
  }
}
