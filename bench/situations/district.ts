import type { Sql } from "postgres";

/** A booking of a measurement and the tables that it is for. */
export interface Item {
  readonly bookingId: string;
  readonly restaurantId: string;
  readonly tableIds: readonly string[];
  readonly startAt: string;
  readonly endAt: string;
}

/** When the bookings of a kind are, and what they want. */
interface Kind {
  readonly starts: string;
  readonly ends: string;
  /** How many tables each takes. */
  readonly together: number;
  /** How many in a row want the same tables at the same time. */
  readonly share: number;
}

/** Kinds of bookings, at times of the day at which they do not meet. */
const KINDS = {
  fought: { starts: "11:00", ends: "12:00", together: 1, share: 8 },
  moved: { starts: "12:00", ends: "13:00", together: 1, share: 1 },
  merged: { starts: "14:00", ends: "16:00", together: 4, share: 1 },
  background: { starts: "18:00", ends: "20:00", together: 1, share: 1 },
  single: { starts: "20:00", ends: "22:00", together: 1, share: 1 },
} satisfies Record<string, Kind>;

/** The name of a kind of bookings. */
export type KindName = keyof typeof KINDS;

/** How many bookings want the same table in a fight. */
export const RIVALS = KINDS.fought.share;

/** What a district is made of. */
export interface DistrictOptions {
  readonly name: string;
  readonly restaurants: number;
  /** Of each restaurant; all in one zone, in a row. */
  readonly tables: number;
}

/** Restaurants that were seeded together, and their bookings. */
export class District {
  readonly #taken = new Map<KindName, number>();

  private constructor(readonly sql: Sql, readonly options: DistrictOptions) {}

  /**
   * Makes the restaurants.
   *
   * @param sql A connection as the superuser.
   */
  static async create(sql: Sql, options: DistrictOptions): Promise<District> {
    const { name, restaurants, tables } = options;
    await sql`select bench.add_restaurants(${name}, ${restaurants}, ${tables})`;
    return new District(sql, options);
  }

  /** Adds bookings without tables, with what their floor refers to. */
  async addPending(kind: KindName, count: number): Promise<Item[]> {
    const range = this.#take(kind, count);
    await this.sql`select bench.add_pending(${this.#select(kind, range)})`;
    return await this.#read(kind, range);
  }

  /** Adds bookings that hold their tables. */
  async addAssigned(kind: KindName, count: number): Promise<Item[]> {
    const range = this.#take(kind, count);
    await this.sql`select bench.add_assigned(${this.#select(kind, range)})`;
    return await this.#read(kind, range);
  }

  /** Fills dates with bookings that hold their tables, without naming them. */
  async fill(count: number): Promise<void> {
    const { from, to } = this.#take("background", count);
    const middle = Math.floor((from + to) / 2);
    const halves = [{ from, to: middle }, { from: middle, to }];
    await Promise.all(
      halves.map((half) =>
        this.sql`select bench.add_assigned(${this.#select("background", half)})`
      ),
    );
  }

  #take(kind: KindName, count: number): { from: number; to: number } {
    const from = this.#taken.get(kind) ?? 0;
    this.#taken.set(kind, from + count);
    return { from, to: from + count };
  }

  #select(kind: KindName, { from, to }: { from: number; to: number }) {
    const { name, restaurants, tables } = this.options;
    const { starts, ends, together, share } = KINDS[kind];
    return this.sql`
      ${name}, ${restaurants}, ${tables}, ${kind},
      ${starts}::time, ${ends}::time, ${together}, ${share}, ${from}, ${to}`;
  }

  async #read(
    kind: KindName,
    range: { from: number; to: number },
  ): Promise<Item[]> {
    return await this.sql<Item[]>`
      select
        booking_id as "bookingId", restaurant_id as "restaurantId",
        table_ids as "tableIds",
        start_at::text as "startAt", end_at::text as "endAt"
      from bench.bookings(${this.#select(kind, range)})`;
  }
}
