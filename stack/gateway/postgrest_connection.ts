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

/** The roles that a request may take without asking the database. */
const API_ROLES = ["anon", "authenticated", "service_role"];

/**
 * lite's PostgreSQL connection with PostgREST's manners. On its own it runs
 * requests as the login role until some table has row level security, grants
 * the API roles everything, hides most error codes and never notices that the
 * schema changed; privileges could not be tested with it. Only methods that
 * lite documents for overriding are overridden.
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

  /** Answers database errors with PostgREST's status, code and details. */
  override normalizeDbError(error: unknown): unknown {
    const isAnonymous = typeof error === "object" && error !== null &&
      this.#errorsOfAnon.has(error);
    return toPostgrestError(error, isAnonymous);
  }

  /** Takes the request's role and claims, for one transaction. */
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
      // On a connection that was lost the rollback fails too, and is thrown.
      const error = cause ?? thrown;
      if (role === "anon" && typeof error === "object" && error !== null) {
        this.#errorsOfAnon.add(error);
      }
      throw error;
    }
  }

  /**
   * Reads the schema again whenever the database announces a change, as
   * PostgREST does. Also after the connection was lost, for what was missed.
   */
  async watchSchema(): Promise<void> {
    const forget = () => void this.clearSchemaCache();
    await this.driver.listen("pgrst", forget, forget);
    await this.introspect({ useCache: true });
  }

  /** The schema; lite would read it once for each request that waits for it. */
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
   * lite takes a failure for an empty schema, so that everything would seem to
   * be missing. PostgREST goes on with the schema that it knows.
   */
  async #readSchema(): Promise<Schema> {
    const changes = this.#changes;
    const schema = await super.introspect();
    const hasFailed = schema.functions === undefined;
    if (hasFailed) {
      if (this.#lastSchema === undefined) throw new SchemaUnavailable();
      return this.#lastSchema;
    }
    const hasChangedMeanwhile = changes !== this.#changes;
    if (hasChangedMeanwhile) this.introspection = undefined;
    this.#lastSchema = schema;
    return schema;
  }

  /**
   * The login role could become any role. PostgREST's login role, called
   * `authenticator`, cannot, so its memberships decide. A role that does not
   * exist is left for the database to refuse.
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

/** PostgREST's answer as long as it could not read the schema. */
class SchemaUnavailable extends Error {
  override message =
    "Could not query the database for the schema cache. Retrying.";

  /** lite's HTTP framework answers with this. */
  getResponse(): Response {
    const { message } = this;
    const body = { code: "PGRST002", message, details: null, hint: null };
    return Response.json(body, { status: 503 });
  }
}
