import { PostgresConnection } from "@supabase/lite/postgres";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { toPostgrestError } from "./postgrest_errors.ts";
import { WIRE_TYPES } from "./wire_types.ts";

type WithContext = PostgresConnection["withContext"];
type Vars = Parameters<WithContext>[0];
type Options = Parameters<WithContext>[2];
type Database = PostgresConnection["kysely"];
type Schema = Awaited<ReturnType<PostgresConnection["introspect"]>>;

/** The roles that a request may take without asking the database. */
const API_ROLES = ["anon", "authenticated", "service_role"];

/** PostgREST's default. */
const POOL_SIZE = 10;

/** The timeout that Supabase gives PostgREST's role. */
const STATEMENT_TIMEOUT_MS = 8000;

/**
 * lite's PostgreSQL connection with PostgREST's manners. On its own it runs
 * requests as the login role until some table has row level security, grants
 * the API roles everything, hides most error codes and never notices that the
 * schema changed; privileges could not be tested with it. Only methods that
 * lite documents for overriding are overridden.
 */
export class PostgrestConnection extends PostgresConnection {
  readonly #deniedToAnon = new WeakSet<object>();
  #changes = 0;
  #lastSchema: Schema | undefined;
  #reading: Promise<Schema> | undefined;

  constructor(url: string) {
    super({ url, postgresOptions: { onnotice: () => {} } });
    this.kysely = new Kysely({
      dialect: new PostgresDialect({ pool: createPool(url) }),
    });
  }

  /** Answers database errors with PostgREST's status, code and details. */
  override normalizeDbError(error: unknown): unknown {
    const isAnonymous = typeof error === "object" && error !== null &&
      this.#deniedToAnon.has(error);
    return toPostgrestError(error, isAnonymous);
  }

  /** Takes the request's role and claims, for one transaction. */
  override async withContext<T>(
    vars: Vars,
    run: (db: Database) => Promise<T>,
    options?: Options,
  ): Promise<T> {
    const { role, claims } = identityIn(vars);
    const runAs = async (transaction: Database) => {
      await enter(transaction, role, claims, options?.rpc);
      return await run(transaction);
    };
    try {
      await this.#assertMayBecome(role);
      if (options?.transaction) return await runAs(options.transaction);
      return await this.kysely.transaction().execute(runAs);
    } catch (error) {
      if (role === "anon" && typeof error === "object" && error !== null) {
        this.#deniedToAnon.add(error);
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

/**
 * The connections for requests. Those of lite's own driver are of no use once
 * one is lost within a transaction: then its pool never answers again.
 */
function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: WIRE_TYPES,
  });
  // A lost connection is told to the request on it; nobody else need know.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function identityIn(vars: Vars): { role: string; claims: unknown } {
  const auth = vars?.auth;
  if (typeof auth !== "object" || auth === null) {
    return { role: "anon", claims: { role: "anon" } };
  }
  const role = "role" in auth ? String(auth.role ?? "anon") : "anon";
  const claims = "jwt" in auth ? auth.jwt : undefined;
  return { role, claims: claims ?? { role } };
}

/** Sets the whole request context in one round trip. */
async function enter(
  db: Database,
  role: string,
  claims: unknown,
  rpc: NonNullable<Options>["rpc"],
): Promise<void> {
  const readOnly = rpc?.readOnly
    ? sql`, set_config('transaction_read_only', 'on', true)`
    : sql``;
  await sql`
    select set_config('search_path', 'public, extensions', true),
      set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.method', ${rpc?.method ?? ""}, true),
      set_config('request.path', ${rpc?.path ?? ""}, true),
      set_config('request.headers',
        ${JSON.stringify(rpc?.requestHeaders ?? {})}, true),
      set_config('response.status', '', true),
      set_config('response.headers', '', true)
      ${readOnly}`.execute(db);
}
