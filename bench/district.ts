import type { PendingQuery, Row, Sql } from "postgres";

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

/**
 * Kinds of bookings. Their times of day do not overlap, but for `rival`, whose
 * bookings want exactly what those of `moved` have.
 */
const KINDS = {
  fought: { starts: "11:00", ends: "12:00", together: 1, share: 8 },
  moved: { starts: "12:00", ends: "13:00", together: 1, share: 1 },
  rival: { starts: "12:00", ends: "13:00", together: 1, share: 1 },
  merged: { starts: "14:00", ends: "16:00", together: 4, share: 1 },
  background: { starts: "18:00", ends: "20:00", together: 1, share: 1 },
  single: { starts: "20:00", ends: "22:00", together: 1, share: 1 },
} satisfies Record<string, Kind>;

/** The name of a kind of bookings. */
export type KindName = keyof typeof KINDS;

/** How many bookings want the same table in a fight. */
export const RIVALS = KINDS.fought.share;

/** A part of a query. */
type Fragment = PendingQuery<Row[]>;

/** What a district is made of. */
export interface DistrictOptions {
  /** No other district of the database has it. */
  readonly name: string;
  readonly restaurants: number;
  /** Tables of each restaurant, all in one zone, in a row. */
  readonly tables: number;
}

/** Restaurants that were seeded together, and their bookings. */
export class District {
  readonly #added = new Map<KindName, number>();

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

  /** Adds bookings without tables, and what their baseline refers to. */
  async addPending(kind: KindName, count: number): Promise<Item[]> {
    return await this.#add("add_pending", this.#nextBatch(kind, count));
  }

  /** Adds bookings that hold their tables. */
  async addAssigned(kind: KindName, count: number): Promise<Item[]> {
    return await this.#add("add_assigned", this.#nextBatch(kind, count));
  }

  /** Fills dates with bookings that hold their tables, on both connections. */
  async fill(count: number): Promise<void> {
    const half = Math.floor(count / 2);
    const halves = [half, count - half].map((part) =>
      this.#nextBatch("background", part)
    );
    await Promise.all(
      halves.map((batch) => this.sql`select bench.add_assigned(${batch})`),
    );
  }

  #nextBatch(kind: KindName, count: number): Fragment {
    const { name: district, restaurants, tables } = this.options;
    const first = this.#added.get(kind) ?? 0;
    const past = first + count;
    this.#added.set(kind, past);
    const batch = { district, restaurants, tables, kind, first, past };
    return this.sql`jsonb_populate_record(
      null::bench.batch, ${this.sql.json({ ...batch, ...KINDS[kind] })}
    )`;
  }

  async #add(
    add: "add_pending" | "add_assigned",
    batch: Fragment,
  ): Promise<Item[]> {
    const { sql } = this;
    await sql`select bench.${sql(add)}(${batch})`;
    return await sql<Item[]>`
      select
        booking_id as "bookingId", restaurant_id as "restaurantId",
        table_ids as "tableIds",
        start_at::text as "startAt", end_at::text as "endAt"
      from bench.bookings(${batch})`;
  }
}
