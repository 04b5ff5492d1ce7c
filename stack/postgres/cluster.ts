import { join } from "node:path";
import type { DataDir } from "./data_dir.ts";
import { DB_PASSWORD } from "../local_keys.ts";
import type { LogFile } from "../log_file.ts";
import { LOOPBACK, portTaken } from "../ports.ts";
import { type ProcessRecords, signalChild } from "../processes.ts";
import { StackError } from "../stack_error.ts";
import { type ChildUser, giveTo } from "./unprivileged_user.ts";

/** The superuser, named as on the platform, where `postgres` is not one. */
export const SUPERUSER = "supabase_admin";

/** Makes PostgreSQL disconnect all clients and stop. */
const STOP_SIGNAL = "SIGINT";

/** PostgreSQL prints early whether it is ready. */
const START_OUTPUT_LIMIT = 100_000;

/**
 * Nothing waits for the disk, because local data need not survive a power cut.
 * It does survive when the stack or PostgreSQL is killed.
 */
const SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: "",
  shared_preload_libraries: "pg_stat_statements",
  max_connections: "100",
  timezone: "UTC",
  log_line_prefix: "%m [%p] %q%u@%d ",
  // The detail of an error quotes the row that failed, guests included.
  log_error_verbosity: "terse",
  fsync: "off",
  full_page_writes: "off",
};

/** What {@linkcode Cluster.start} needs. */
export interface ClusterOptions {
  /** The folder with `postgres` and `initdb`. */
  binaries: string;
  data: DataDir;
  user: ChildUser;
  port: number;
  /** PostgreSQL settings that override or extend the stack's own. */
  settings: Record<string, string>;
  log: LogFile;
  processes: ProcessRecords;
}

/** A running PostgreSQL. */
export class Cluster implements AsyncDisposable {
  /** Resolves when PostgreSQL has ended, for whatever reason. */
  readonly ended: Promise<void>;

  readonly #child: Deno.ChildProcess;

  private constructor(child: Deno.ChildProcess, ended: Promise<void>) {
    this.#child = child;
    this.ended = ended;
  }

  /**
   * Starts PostgreSQL, and first creates the database if the data folder is
   * empty. Resolves once it accepts connections.
   *
   * @throws {StackError} With PostgreSQL's output if it does not start.
   */
  static async start(options: ClusterOptions): Promise<Cluster> {
    if (!await options.data.isComplete()) await initialize(options);
    const child = spawn(options);
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    let output = "";
    const observe = (text: string) => {
      if (output.length > START_OUTPUT_LIMIT) return;
      output += text;
      if (output.includes("ready to accept connections")) resolve();
    };
    const ended = options.log.copy(child.stderr, observe).then(() =>
      reject(startFailure(output, options))
    );
    await Promise.all([ready, options.processes.add(child, STOP_SIGNAL)]);
    return new Cluster(child, ended);
  }

  /** Ends it like a crash: nothing is flushed, no client is notified. */
  async kill(): Promise<void> {
    signalChild(this.#child, "SIGKILL");
    await this.#child.status;
    // Its sessions share its standard error and end when it is closed.
    await this.ended;
  }

  /** Disconnects all clients and stops. */
  async [Symbol.asyncDispose](): Promise<void> {
    signalChild(this.#child, STOP_SIGNAL);
    await this.#child.status;
    await this.ended;
  }
}

function spawn(options: ClusterOptions): Deno.ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...options.settings })
    .flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return new Deno.Command(join(options.binaries, "postgres"), {
    args: ["-D", options.data.path, "-p", String(options.port), ...settings],
    ...processOptions(options),
    // Ctrl-C must reach the stack only, which then stops its parts in order.
    detached: true,
    stdout: "null",
    stderr: "piped",
  }).spawn();
}

async function initialize(options: ClusterOptions): Promise<void> {
  const { binaries, data, user, log } = options;
  const passwordFile = `${data.path}.password`;
  await Deno.writeTextFile(passwordFile, `${DB_PASSWORD}\n`, { mode: 0o600 });
  await giveTo(user, passwordFile);
  const { success, stdout, stderr } = await new Deno.Command(
    join(binaries, "initdb"),
    {
      args: [
        `--pgdata=${data.path}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
      ],
      ...processOptions(options),
    },
  ).output();
  await Deno.remove(passwordFile);
  log.write(stdout);
  log.write(stderr);
  if (!success) {
    throw new StackError(
      `Cannot create the database, see "${log.path}":\n${
        new TextDecoder().decode(stderr).trim()
      }`,
    );
  }
}

function processOptions({ data, user }: ClusterOptions): Deno.CommandOptions {
  return {
    ...user,
    cwd: data.path,
    clearEnv: true,
    env: { LC_ALL: "C", PATH: Deno.env.get("PATH") ?? "" },
    stdin: "null",
  };
}

function startFailure(
  output: string,
  { port, log }: ClusterOptions,
): StackError {
  if (output.includes("Address already in use")) {
    return portTaken(port, "--db-port");
  }
  return new StackError(
    `PostgreSQL did not start, see "${log.path}":\n${output.trim()}`,
  );
}
