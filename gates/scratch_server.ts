import { join } from "node:path";
import postgres from "postgres";
import { databaseUrl, startDatabase } from "../stack/postgres/database.ts";
import { migrate } from "../stack/postgres/migrations.ts";
import { freePort } from "../stack/ports.ts";
import { ProcessRecords } from "../stack/processes.ts";
import { removeStack } from "../stack/stack.ts";
import { StackError } from "../stack/stack_error.ts";
import type { SchemaFile } from "./schema_files.ts";

/**
 * What older hosted projects grant on everything new. With it, a migration
 * that does not revoke what its schema file revokes shows as a difference.
 */
const GENEROUS_DEFAULTS = ["tables", "sequences", "functions"]
  .map((kind) =>
    `alter default privileges grant all on ${kind} to anon, authenticated, service_role;`
  )
  .join("\n");

/**
 * A PostgreSQL of its own with any number of databases, each of them as
 * Supabase hands it to the first migration. Disposing of it removes them all.
 */
export class ScratchServer implements AsyncDisposable {
  readonly #port: number;
  readonly #parts: AsyncDisposableStack;

  private constructor(
    /** A folder for files, which goes with the server. */
    readonly dir: string,
    port: number,
    parts: AsyncDisposableStack,
  ) {
    this.#port = port;
    this.#parts = parts;
  }

  /**
   * Starts PostgreSQL.
   *
   * @throws {StackError} If it does not start. Nothing is left then.
   */
  static async start(): Promise<ScratchServer> {
    await using parts = new AsyncDisposableStack();
    const dir = await Deno.makeTempDir({ prefix: "table-allocator-gates-" });
    parts.defer(() => removeStack(dir));
    const port = freePort();
    parts.use(
      await startDatabase({
        dir,
        port,
        fresh: true,
        // Nothing is there: the database has neither migrations nor a seed.
        supabaseDir: join(dir, "supabase"),
        omitMigrations: [],
        settings: {},
        logPath: join(dir, "postgres.log"),
        processes: new ProcessRecords(join(dir, "processes")),
      }),
    );
    const server = new ScratchServer(dir, port, parts);
    await server.query("postgres", GENEROUS_DEFAULTS);
    return new ScratchServer(dir, port, parts.move());
  }

  /** The connection string of a database. */
  url(name: string): string {
    const url = new URL(databaseUrl("postgres", this.#port));
    url.pathname = name;
    return url.href;
  }

  /**
   * Makes a database like another one, which nobody may be connected to, in
   * place of an earlier one of this name.
   */
  async copy(source: string, name: string): Promise<void> {
    await this.query("template1", `drop database if exists ${name}`);
    await this.query("template1", `create database ${name} template ${source}`);
  }

  /**
   * Makes a database with the project's migrations.
   *
   * @throws {StackError} With the Supabase CLI's words if one fails.
   */
  async createMigrated(name: string, supabaseDir: string): Promise<void> {
    await this.copy("postgres", name);
    const dbUrl = this.url(name);
    await using connection = connect(dbUrl);
    await migrate({
      supabaseDir,
      omit: [],
      sql: connection.sql,
      dbUrl,
      scratchDir: join(this.dir, name),
    });
  }

  /**
   * Makes a database from schema files.
   *
   * @throws {StackError} With PostgreSQL's words if one fails.
   */
  async createDeclared(name: string, files: SchemaFile[]): Promise<void> {
    await this.copy("postgres", name);
    await this.apply(name, files);
  }

  /**
   * Runs scripts one after the other, each in a transaction of its own.
   *
   * @throws {StackError} With PostgreSQL's words if one fails.
   */
  async apply(
    name: string,
    scripts: { path: string; text: string }[],
  ): Promise<void> {
    await using connection = connect(this.url(name));
    for (const { path, text } of scripts) {
      try {
        await connection.sql.unsafe(text);
      } catch (error) {
        if (!(error instanceof postgres.PostgresError)) throw error;
        throw new StackError(`Cannot apply "${path}": ${error.message}`, {
          cause: error,
        });
      }
    }
  }

  /** Runs SQL in a database. */
  async query(name: string, text: string): Promise<postgres.Row[]> {
    await using connection = connect(this.url(name));
    return await connection.sql.unsafe(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.disposeAsync();
  }
}

function connect(url: string): AsyncDisposable & { sql: postgres.Sql } {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return { sql, [Symbol.asyncDispose]: () => sql.end() };
}
