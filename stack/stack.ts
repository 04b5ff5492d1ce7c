import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";
import { type DashboardConfig, serveDashboard } from "./dashboard/dashboard.ts";
import { buildDashboard, DASHBOARD_DIST } from "./dashboard/dashboard_build.ts";
import { removeData } from "./postgres/data_dir.ts";
import { databaseUrl, startDatabase } from "./postgres/database.ts";
import { EdgeFunctions } from "./functions/edge_functions.ts";
import { removeIfPresent } from "./files.ts";
import { Gateway } from "./gateway/gateway.ts";
import { JWT_SECRET, PUBLISHABLE_KEY, SECRET_KEY } from "./local_keys.ts";
import { assertPortFree, freePort, LOOPBACK } from "./ports.ts";
import { ProcessRecords } from "./processes.ts";
import { StackError } from "./stack_error.ts";
import { StackFolder, type StackStatus } from "./state.ts";

/** Where and how a stack runs. */
export interface StackOptions {
  /** The folder for data, logs and state; created if it does not exist. */
  dir: string;
  /** The gateway's port; 0, the default, picks a free one. */
  port?: number;
  /** PostgreSQL's port; 0, the default, picks a free one. */
  dbPort?: number;
  /** The dashboard's port; 0 picks a free one. Without it, no dashboard. */
  dashboardPort?: number;
  /** Whether to delete earlier data. */
  fresh?: boolean;
  /** The folder with migrations, seed and functions; default: the project's. */
  supabaseDir?: string;
  /** Leaves out the migrations whose file names end like this. */
  omitMigrations?: string[];
  /** PostgreSQL settings, such as `{ fsync: "on" }`. */
  postgresSettings?: Record<string, string>;
}

/** The paths of a stack's log files. */
export interface StackLogs {
  postgres: string;
  functions: string;
  gateway: string;
  dashboard: string;
}

/** A running stack. */
export interface Stack extends AsyncDisposable {
  status: StackStatus;
  logs: StackLogs;
  /** The edge functions that could not start. */
  failedFunctions: string[];
  /** False if a dashboard was requested and could not be built. */
  hasDashboard: boolean;
  /** Resolves when PostgreSQL has ended or the gateway has failed. */
  failure: Promise<StackError>;
  /** Kills PostgreSQL and starts it again on its data. */
  crashDatabase(): Promise<void>;
  /** Stops everything and keeps the data. */
  stop(): Promise<void>;
}

const PROJECT_SUPABASE_DIR = fileURLToPath(
  new URL("../supabase", import.meta.url),
);

/** One of the demo accounts in `supabase/seed.sql`. */
const DEMO = { email: "host@demo.test", password: "demo-password" };

/**
 * Starts a local Supabase: PostgreSQL with the project's migrations and seed,
 * and in front of it the REST interface, the auth service and the project's
 * edge functions.
 *
 * @throws {StackError} If a stack already runs in the folder, a port is taken
 * or a part does not start. Then nothing is left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  await using started = new AsyncDisposableStack();
  const folder = await StackFolder.claim(resolve(options.dir));
  started.defer(() => folder.release());
  const processes = new ProcessRecords(join(folder.path, "processes"));
  await processes.stopLeftovers();

  const ports = choosePorts(options);
  const { port, dbPort, dashboardPort } = ports;
  const status = describe(ports);
  const logs = logsIn(folder.path);
  const supabaseDir = resolve(options.supabaseDir ?? PROJECT_SUPABASE_DIR);

  const gateway = started.use(new Gateway());
  const functions = started.use(
    await EdgeFunctions.in(supabaseDir, {
      apiUrl: status.API_URL,
      logPath: logs.functions,
      processes,
    }),
  );
  const [database, failedFunctions, hasDashboard] = await Promise.all([
    startDatabase({
      dir: folder.path,
      port: dbPort,
      fresh: options.fresh ?? false,
      supabaseDir,
      omitMigrations: options.omitMigrations ?? [],
      settings: options.postgresSettings ?? {},
      logPath: logs.postgres,
      processes,
    }),
    functions.start(),
    dashboardPort === undefined || buildDashboard(logs.dashboard),
  ]);
  started.use(database);
  await gateway.listen({
    port,
    dbUrl: status.DB_URL,
    functions: functions.names,
    logPath: logs.gateway,
  });
  functions.connect(gateway);
  if (dashboardPort !== undefined) {
    started.use(serveDashboard({
      port: dashboardPort,
      dist: DASHBOARD_DIST,
      config: dashboardConfig(status),
    }));
  }
  await folder.publish(status);

  const running = started.move();
  const stop = () => running.disposeAsync();
  return {
    status,
    logs,
    failedFunctions,
    hasDashboard,
    failure: Promise.race([
      gateway.failure,
      database.ended.then(() =>
        new StackError(`PostgreSQL has ended, see "${logs.postgres}"`)
      ),
    ]),
    crashDatabase: database.crash,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Removes the folder of a stack that has stopped, with all its data. */
export async function removeStack(dir: string): Promise<void> {
  await removeData(dir);
  await removeIfPresent(dir);
}

interface Ports {
  port: number;
  dbPort: number;
  dashboardPort: number | undefined;
}

function choosePorts(options: StackOptions): Ports {
  const port = options.port || freePort();
  const dbPort = options.dbPort || freePort();
  assertPortFree(port, "--port");
  assertPortFree(dbPort, "--db-port");
  if (options.dashboardPort === undefined) {
    return { port, dbPort, dashboardPort: undefined };
  }
  const dashboardPort = options.dashboardPort || freePort();
  assertPortFree(dashboardPort, "--dashboard-port");
  return { port, dbPort, dashboardPort };
}

function describe({ port, dbPort, dashboardPort }: Ports): StackStatus {
  const url = `http://${LOOPBACK}:${port}`;
  return {
    API_URL: url,
    DB_URL: databaseUrl("postgres", dbPort),
    FUNCTIONS_URL: `${url}/functions/v1`,
    PUBLISHABLE_KEY,
    SECRET_KEY,
    JWT_SECRET,
    ...(dashboardPort !== undefined && {
      DASHBOARD_URL: `http://${LOOPBACK}:${dashboardPort}`,
    }),
    DEMO_EMAIL: DEMO.email,
    DEMO_PASSWORD: DEMO.password,
  };
}

function dashboardConfig(status: StackStatus): DashboardConfig {
  return {
    supabaseUrl: status.API_URL,
    publishableKey: status.PUBLISHABLE_KEY,
    demo: DEMO,
  };
}

function logsIn(dir: string): StackLogs {
  return {
    postgres: join(dir, "postgres.log"),
    functions: join(dir, "functions.log"),
    gateway: join(dir, "gateway.log"),
    dashboard: join(dir, "dashboard.log"),
  };
}
