import postgres, { type Sql } from "postgres";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import {
  District,
  type DistrictOptions,
  type Item,
  type KindName,
} from "./district.ts";
import type { Server } from "./server.ts";
import { type Caller, openSessions, type Session } from "./session.ts";

/** How much is measured. */
export interface Extent {
  readonly repetitions: number;
  /** Of the numbers of operations and rows; 1 in a full run. */
  readonly share: number;
}

/** A database to measure in; disposing of it ends its sessions. */
export class Bench implements AsyncDisposable {
  #open = new AsyncDisposableStack();

  private constructor(
    readonly server: Server,
    readonly database: string,
    readonly extent: Extent,
    /** Connections as the superuser. */
    readonly sql: Sql,
  ) {}

  /** Makes the database. */
  static async create(
    server: Server,
    database: string,
    extent: Extent,
  ): Promise<Bench> {
    await server.createDatabase(database);
    const sql = postgres(server.urlOf(database, SUPERUSER), {
      max: 2,
      onnotice: () => {},
    });
    return new Bench(server, database, extent, sql);
  }

  /** Opens sessions that end with the others. */
  async sessions(count: number, caller?: Caller): Promise<Session[]> {
    const url = this.server.urlOf(this.database, "authenticator");
    return this.#open.use(await openSessions(url, count, caller));
  }

  /** Makes restaurants; the name is no other district's in the database. */
  async addDistrict(options: DistrictOptions): Promise<District> {
    return await District.create(this.sql, options);
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

  /** Leaves tables as autovacuum would after their rows went in. */
  async settle(): Promise<void> {
    await this.sql`vacuum (analyze)`;
  }

  /** Ends all sessions; only then the server has their statistics. */
  async endSessions(): Promise<void> {
    await this.#open.disposeAsync();
    this.#open = new AsyncDisposableStack();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open.disposeAsync();
    await this.sql.end();
  }
}
