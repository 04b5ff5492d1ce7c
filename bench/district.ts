import type { PendingQuery, Row, Sql } from "postgres";
import { one } from "../support/database.ts";

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
  /** After midnight, or after now. */
  readonly starts: string;
  readonly ends: string;
  /** One window around now, in place of one on each date from 2040 on. */
  readonly isNow?: boolean;
  /** Of those that hold their tables. */
  readonly status?: "confirmed" | "checked_in";
  /** How many tables each takes. */
  readonly together: number;
  /** How many in a row want the same tables at the same time. */
  readonly share: number;
}

/**
 * Kinds of bookings. Their times of day do not overlap, but for `rival`, whose
 * bookings want exactly what those of `moved` have, and for those around now,
 * of which a district has only one kind.
 */
const KINDS = {
  fought: { starts: "11:00", ends: "12:00", together: 1, share: 8 },
  moved: { starts: "12:00", ends: "13:00", together: 1, share: 1 },
  rival: { starts: "12:00", ends: "13:00", together: 1, share: 1 },
  merged: { starts: "14:00", ends: "16:00", together: 4, share: 1 },
  created: { starts: "16:00", ends: "18:00", together: 1, share: 1 },
  background: { starts: "18:00", ends: "20:00", together: 1, share: 1 },
  single: { starts: "20:00", ends: "22:00", together: 1, share: 1 },
  due: { starts: "-00:30", ends: "03:00", isNow: true, together: 1, share: 1 },
  seated: {
    starts: "-00:30",
    ends: "03:00",
    isNow: true,
    status: "checked_in",
    together: 1,
    share: 1,
  },
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

  private constructor(
    readonly sql: Sql,
    readonly options: DistrictOptions,
    /** The database's clock when they were seeded, as local time. */
    readonly now: string,
  ) {}

  /**
   * Makes the restaurants.
   *
   * @param sql A connection as the superuser.
   */
  static async create(sql: Sql, options: DistrictOptions): Promise<District> {
    const { name, restaurants, tables } = options;
    const { now } = one(
      await sql<{ now: string }[]>`
      select bench.add_restaurants(${name}, ${restaurants}, ${tables}),
        (now() at time zone 'Europe/Berlin')::text as now`,
    );
    return new District(sql, options, now);
  }

  /** Bookings that are not there yet. */
  async plan(kind: KindName, count: number): Promise<Item[]> {
    return await this.#items(this.#nextBatch(kind, count));
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
    const { isNow, status = "confirmed", ...wanted }: Kind = KINDS[kind];
    const origin = isNow ? this.now : "2040-01-02";
    const batch = { district, restaurants, tables, kind, first, past };
    return this.sql`jsonb_populate_record(
      null::bench.batch,
      ${this.sql.json({ ...batch, ...wanted, status, origin })}
    )`;
  }

  async #add(
    add: "add_pending" | "add_assigned",
    batch: Fragment,
  ): Promise<Item[]> {
    const { sql } = this;
    await sql`select bench.${sql(add)}(${batch})`;
    return await this.#items(batch);
  }

  async #items(batch: Fragment): Promise<Item[]> {
    return await this.sql<Item[]>`
      select
        booking_id as "bookingId", restaurant_id as "restaurantId",
        table_ids as "tableIds",
        start_at::text as "startAt", end_at::text as "endAt"
      from bench.bookings(${batch})`;
  }
}
