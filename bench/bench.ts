import postgres, { type Sql } from "postgres";
import { one } from "../support/database.ts";
import type { Side } from "./comparison.ts";
import {
  District,
  type DistrictOptions,
  type Item,
  type KindName,
} from "./district.ts";
import { type Operation, perform, type Subject } from "./operation.ts";
import { copyDatabase, type Server, urlOf } from "./server.ts";
import { type Caller, openSessions, type Session } from "./session.ts";

/** How much is measured. */
export interface Extent {
  readonly repetitions: number;
  /** Of the numbers of operations and rows; 1 in a full run. */
  readonly share: number;
}

/** The extent of a run whose numbers count. */
export const FULL: Extent = { repetitions: 5, share: 1 };

/** The extent of a trial. */
export const QUICK: Extent = { repetitions: 3, share: 0.1 };

/** A database to measure in; disposing of it ends its sessions. */
export class Bench implements AsyncDisposable {
  #open = new AsyncDisposableStack();

  /** Connections as the superuser. */
  readonly sql: Sql;

  /** Measures in a database that has the functions of seed.sql. */
  constructor(
    readonly server: Pick<Server, "port">,
    readonly database: string,
    readonly extent: Extent,
  ) {
    const url = urlOf(server, database);
    this.sql = postgres(url, { max: 2, onnotice: () => {} });
  }

  /** Makes the database. */
  static async create(
    server: Server,
    database: string,
    extent: Extent,
  ): Promise<Bench> {
    await copyDatabase(server, database);
    return new Bench(server, database, extent);
  }

  /** Opens sessions that end with the others. */
  async sessions(count: number, caller?: Caller): Promise<Session[]> {
    const url = urlOf(this.server, this.database, "authenticator");
    return this.#open.use(await openSessions(url, count, caller));
  }

  /** Makes restaurants. */
  async addDistrict(options: DistrictOptions): Promise<District> {
    return await District.create(this.sql, options);
  }

  /** Adds a user who is a host in every restaurant. */
  async hireHost(): Promise<{ readonly userId: string }> {
    const { id } = one(
      await this.sql<{ id: string }[]>`
      insert into auth.users (email, aud, role)
      values ('host@bench.test', 'authenticated', 'authenticated')
      returning id`,
    );
    await this.sql`
      insert into restaurant_members (restaurant_id, user_id, role)
      select r.id, ${id}, 'host' from restaurants as r`;
    return { userId: id };
  }

  /** How many operations or rows of a full run this run has. */
  scaled(count: number): number {
    return Math.max(1, Math.round(count * this.extent.share));
  }

  /** How many bookings all repetitions of some operations need. */
  total(operations: number): number {
    return this.scaled(operations) * (this.extent.repetitions + 1);
  }

  /** Adds bookings without tables for all repetitions. */
  async pending(
    district: District,
    kind: KindName,
    operations: number,
  ): Promise<Item[]> {
    const items = await district.addPending(kind, this.total(operations));
    await this.settle();
    return items;
  }

  /** Sessions that perform an operation, as one side of a comparison. */
  side<Of extends Subject>(
    sessions: readonly Session[],
    operation: Operation<Of>,
    items: readonly Of[],
  ): Side<Of> {
    return {
      clients: sessions.map((session) => (item) =>
        perform(session, operation, item)
      ),
      items,
      verify: () => this.expectRows(operation, items),
    };
  }

  /** @throws {Error} If an operation has not left the rows that it has to. */
  async expectRows<Of extends Subject>(
    { name, count }: Operation<Of>,
    subjects: readonly Of[],
  ): Promise<void> {
    if (count === undefined) return;
    const expected = (subjects as readonly Subject[]).flat().flatMap((item) =>
      item.tableIds.map((tableId) => [item.bookingId, tableId] as const)
    );
    const rows = await this.sql.unsafe<{ count: string }[]>(count, [
      expected.map(([bookingId]) => bookingId),
      expected.map(([, tableId]) => tableId),
    ]);
    const found = Number(one(rows).count);
    if (found === expected.length) return;
    throw new Error(
      `"${name}" left ${found} rows in place of ${expected.length}`,
    );
  }

  /** Leaves tables as autovacuum would after their rows went in. */
  async settle(): Promise<void> {
    await this.sql`vacuum (analyze)`;
  }

  /** Ends all sessions; only then does the server have their statistics. */
  async endSessions(): Promise<void> {
    await this.#open.disposeAsync();
    this.#open = new AsyncDisposableStack();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open.disposeAsync();
    await this.sql.end();
  }
}
