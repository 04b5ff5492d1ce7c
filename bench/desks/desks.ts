import type { Sql } from "postgres";
import type { Bench } from "../bench.ts";
import type { Item } from "../district.ts";
import { urlOf } from "../server.ts";
import { ApiPool, type Statement } from "./api_pool.ts";
import { OLD_READS } from "./old_reads.ts";
import type { Habit } from "./open_load.ts";

const TABLES = 20;

/** Desks of each restaurant. */
const TOGETHER = 2;

/** As many as PostgREST opens unless told otherwise. */
const CONNECTIONS = 10;

const DATE = "2040-01-02";

const POLL_EVERY = 3;
const CHANGE_EVERY = 60;

/** Restaurants with two desks each, and what a desk can do. */
export class Desks implements AsyncDisposable {
  /** By desk, of the latest answer. */
  readonly #revisions = new Map<number, string>();
  readonly #seated = new Set<string>();

  private constructor(
    readonly pool: ApiPool,
    /** A booking without a table for each desk, first one per restaurant. */
    readonly items: readonly Item[],
    /** The user of each restaurant. */
    readonly users: ReadonlyMap<string, string>,
    readonly restaurants: number,
  ) {}

  /** Makes so many restaurants. */
  static async create(bench: Bench, restaurants: number): Promise<Desks> {
    const name = "desks";
    const district = await bench.addDistrict({
      ...{ name, restaurants, tables: TABLES },
    });
    await district.fill(restaurants * TABLES);
    await district.addAssigned("moved", restaurants * TABLES);
    const items = await district.addPending("single", TOGETHER * restaurants);
    await addSurroundings(bench.sql);
    await bench.settle();
    const rows = await bench.sql<{ id: string; user: string }[]>`
      select restaurant_id as id, user_id as user from restaurant_members`;
    const users = new Map(rows.map(({ id, user }) => [id, user]));
    const url = urlOf(bench.server, bench.database, "authenticator");
    const pool = await ApiPool.open(url, CONNECTIONS);
    return new Desks(pool, items, users, restaurants);
  }

  /** Lets desks know what there is, as they do before they poll. */
  async open(desks: number): Promise<void> {
    const unread = Array.from({ length: desks }, (_, desk) => desk)
      .filter((desk) => !this.#revisions.has(desk));
    await Promise.all(unread.map((desk) => this.#poll(desk)));
  }

  /** What a desk does that shows a service and changes nothing. */
  get idle(): Habit[] {
    return [{
      ...{ every: POLL_EVERY, isRead: true },
      send: (desk) => this.#poll(desk),
    }];
  }

  /** One change of a minute: it seats a booking, or gives its table back. */
  get change(): Habit {
    return {
      ...{ every: CHANGE_EVERY, isRead: false },
      send: (desk) => this.#change(desk),
    };
  }

  /** What a desk did before that changed nothing. */
  get old(): Habit[] {
    return OLD_READS.flatMap(({ every, statements }) =>
      statements.map((statement) => ({
        ...{ every, isRead: true },
        send: async (desk: number) => {
          const { restaurantId } = this.#itemOf(desk);
          await this.#ask(restaurantId, statement(restaurantId));
        },
      }))
    );
  }

  async #poll(desk: number): Promise<void> {
    const { restaurantId } = this.#itemOf(desk);
    // The text that is sent; only its first bytes say what the next poll needs.
    const answer = await this.#ask(restaurantId, {
      text: "select read_service($1, $2, $3)::text",
      values: [restaurantId, DATE, this.#revisions.get(desk) ?? null],
    });
    const [, revision] = /"revision": "([^"]+)"/.exec(answer) ?? [];
    if (revision === undefined) throw new Error(`No revision in ${answer}`);
    this.#revisions.set(desk, revision);
  }

  async #change(desk: number): Promise<void> {
    const { restaurantId, bookingId, tableIds } = this.#itemOf(desk);
    const isSeated = this.#seated.has(bookingId);
    await this.#ask(
      restaurantId,
      isSeated
        ? {
          text: "select unassign_tables_atomic($1)::text",
          values: [bookingId],
        }
        : {
          text: "select assign_tables_atomic_v2($1, $2)::text",
          values: [bookingId, tableIds],
        },
    );
    if (isSeated) this.#seated.delete(bookingId);
    else this.#seated.add(bookingId);
  }

  /** Desks next to each other are of one restaurant. */
  #itemOf(desk: number): Item {
    const place = Math.floor(desk / TOGETHER) % this.restaurants;
    const item = this.items[place + desk % TOGETHER * this.restaurants];
    if (item === undefined) throw new Error("There is no desk");
    return item;
  }

  #ask(restaurantId: string, statement: Statement): Promise<string> {
    const userId = this.users.get(restaurantId) ?? "";
    return this.pool.request(userId, statement);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool[Symbol.asyncDispose]();
  }
}

/** A user, a rule and a past for each restaurant. */
async function addSurroundings(sql: Sql): Promise<void> {
  await sql`
    with hosts as (
      insert into auth.users (email, aud, role)
      select r.id || '@bench.test', 'authenticated', 'authenticated'
      from restaurants as r
      returning id, email
    )
    insert into restaurant_members (restaurant_id, user_id, role)
    select split_part(email, '@', 1)::uuid, id, 'host' from hosts`;
  await sql`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    select id, 1000 from restaurants`;
  await sql`
    insert into assignment_events
      (restaurant_id, booking_id, action, actor_role, before, after)
    select b.restaurant_id, b.id, 'assigned', 'authenticated',
      allocator.booking_state(b, null), allocator.booking_state(b, null)
    from bookings as b`;
}
