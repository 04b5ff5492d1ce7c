import { PostgresConnection } from "@supabase/lite/postgres";
import { Kysely, PostgresDialect, sql } from "kysely";
import { toPostgrestError } from "./postgrest_errors.ts";
import {
  type Database,
  enter,
  identityIn,
  type RequestOptions,
  type RequestVars,
} from "./request_context.ts";
import { createRequestPool } from "./request_pool.ts";
import { timeTransaction } from "./server_timing.ts";

type Schema = Awaited<ReturnType<PostgresConnection["introspect"]>>;

/** The roles that every request may take; others are looked up. */
const API_ROLES = ["anon", "authenticated", "service_role"];

/**
 * lite's PostgreSQL connection with PostgREST's behaviour. lite itself runs
 * requests as the login role until some table has row level security, grants
 * everything to the API roles, hides most error codes and never notices schema
 * changes, so privileges could not be tested with it. Only methods that lite
 * documents for overriding are overridden.
 */
export class PostgrestConnection extends PostgresConnection {
  readonly #errorsOfAnon = new WeakSet<object>();
  #changes = 0;
  #lastSchema: Schema | undefined;
  #reading: Promise<Schema> | undefined;

  constructor(url: string) {
    super({ url, postgresOptions: { onnotice: () => {} } });
    this.kysely = new Kysely({
      dialect: new PostgresDialect({ pool: createRequestPool(url) }),
    });
  }

  /** Gives database errors PostgREST's status, code and details. */
  override normalizeDbError(error: unknown): unknown {
    const isAnonymous = typeof error === "object" && error !== null &&
      this.#errorsOfAnon.has(error);
    return toPostgrestError(error, isAnonymous);
  }

  /** Runs one transaction with the request's role and claims. */
  override async withContext<T>(
    vars: RequestVars,
    run: (db: Database) => Promise<T>,
    options?: RequestOptions,
  ): Promise<T> {
    const { role, claims } = identityIn(vars);
    let cause: unknown;
    const runAs = async (transaction: Database) => {
      try {
        await enter(transaction, role, claims, options?.rpc);
        return await run(transaction);
      } catch (error) {
        cause = error;
        throw error;
      }
    };
    try {
      await this.#assertMayBecome(role);
      if (options?.transaction) return await runAs(options.transaction);
      return await timeTransaction(
        () => this.kysely.transaction().execute(runAs),
      );
    } catch (thrown) {
      // On a lost connection the rollback fails too, and hides the cause.
      const error = cause ?? thrown;
      if (role === "anon" && typeof error === "object" && error !== null) {
        this.#errorsOfAnon.add(error);
      }
      throw error;
    }
  }

  /**
   * Reads the schema again whenever the database announces a change, as
   * PostgREST does, and after a lost connection, which may have missed one.
   */
  async watchSchema(): Promise<void> {
    const forget = () => void this.clearSchemaCache();
    await this.driver.listen("pgrst", forget, forget);
    await this.introspect({ useCache: true });
  }

  /** Reads the schema once for all requests that wait for it. */
  override async introspect(options?: { useCache?: boolean }): Promise<Schema> {
    if (options?.useCache && this.introspection) return this.introspection;
    this.#reading ??= this.#readSchema().finally(() => {
      this.#reading = undefined;
    });
    return await this.#reading;
  }

  override async clearSchemaCache(): Promise<void> {
    this.#changes++;
    await super.clearSchemaCache();
  }

  /**
   * lite treats a failure as an empty schema, in which everything would seem to
   * be missing. PostgREST continues with the schema that it has.
   */
  async #readSchema(): Promise<Schema> {
    const changes = this.#changes;
    const schema = await super.introspect();
    const hasFailed = schema.functions === undefined;
    if (hasFailed) {
      if (this.#lastSchema === undefined) throw new SchemaUnavailable();
      return this.#lastSchema;
    }
    const isOutdated = changes !== this.#changes;
    if (isOutdated) this.introspection = undefined;
    this.#lastSchema = schema;
    return schema;
  }

  /**
   * Refuses a role that PostgREST's login role, `authenticator`, is no member
   * of; the login role used here could become any. A role that does not exist
   * is left for the database to refuse.
   */
  async #assertMayBecome(role: string): Promise<void> {
    if (API_ROLES.includes(role)) return;
    const { rows } = await sql<{ allowed: boolean }>`
      select pg_has_role('authenticator', oid, 'member') as allowed
      from pg_roles where rolname = ${role}`.execute(this.kysely);
    if (rows[0]?.allowed === false) {
      const message = `permission denied to set role "${role}"`;
      throw Object.assign(new Error(message), { code: "42501" });
    }
  }
}

/** PostgREST's response until it has read the schema. */
class SchemaUnavailable extends Error {
  override message =
    "Could not query the database for the schema cache. Retrying.";

  /** lite's HTTP framework responds with this. */
  getResponse(): Response {
    const { message } = this;
    const body = { code: "PGRST002", message, details: null, hint: null };
    return Response.json(body, { status: 503 });
  }
}
