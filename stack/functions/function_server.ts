import { JWKS } from "../gateway/auth_tokens.ts";
import { PUBLISHABLE_KEY, SECRET_KEY } from "../local_keys.ts";
import type { LogFile } from "../log_file.ts";
import { LOOPBACK } from "../ports.ts";
import { type ProcessRecords, signalChild } from "../processes.ts";

/**
 * A function has nothing to clean up, and at SIGTERM `deno serve` would wait for
 * the rest of bodies that never come.
 */
const STOP_SIGNAL = "SIGKILL";

/** A process prints early where it listens. */
const START_OUTPUT_LIMIT = 10_000;

/** What a function's process needs. */
export interface FunctionServerOptions {
  name: string;
  /** The path of its `index.ts`. */
  entryPoint: string;
  apiUrl: string;
  log: LogFile;
  processes: ProcessRecords;
}

/** One edge function, served by its own process. */
export class FunctionServer {
  /** Called with {@linkcode port} whenever it changes. */
  onPort: (port: number | null) => void = () => {};

  /** Where the process listens; null while it does not serve. */
  port: number | null = null;

  #child: Deno.ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #isStopped = false;

  readonly #options: FunctionServerOptions;

  constructor(options: FunctionServerOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  /**
   * Starts the process unless it runs, and resolves once it serves or has
   * failed. A process that served and then ended is restarted at once; one that
   * cannot start is not started again until the next call.
   */
  async start(): Promise<void> {
    if (this.#child !== undefined || this.#isStopped) return;
    const { log, processes } = this.#options;
    const child = spawn(this.#options);
    this.#child = child;
    const { port, ended } = follow(child, log);
    this.#ended = ended.then(() => this.#onEnd());
    await processes.add(child, STOP_SIGNAL);
    const listening = await port;
    if (this.#child === child) this.#setPort(listening);
  }

  #onEnd(): void {
    const hasServed = this.port !== null;
    this.#child = undefined;
    this.#setPort(null);
    if (hasServed) void this.start();
  }

  #setPort(port: number | null): void {
    this.port = port;
    this.onPort(port);
  }

  /** Ends the process for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#child !== undefined) signalChild(this.#child, STOP_SIGNAL);
    await this.#ended;
  }
}

function spawn(options: FunctionServerOptions): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "serve",
      `--host=${LOOPBACK}`,
      "--port=0",
      "--no-prompt",
      "--allow-net",
      "--allow-env",
      // Without it Deno prints a notice about request signals.
      "--unstable-no-legacy-abort",
      options.entryPoint,
    ],
    // Ctrl-C must reach the stack only, which then stops its parts in order.
    detached: true,
    clearEnv: true,
    env: { ...denoEnv(), ...functionEnv(options.apiUrl) },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** What the platform sets for every function. */
function functionEnv(apiUrl: string): Record<string, string> {
  return {
    SUPABASE_URL: apiUrl,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE_KEY }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
    SUPABASE_JWKS: JSON.stringify(JWKS),
  };
}

/** What Deno needs to find its cache. */
function denoEnv(): Record<string, string> {
  const env: Record<string, string> = {
    NO_COLOR: "1",
    DENO_NO_UPDATE_CHECK: "1",
  };
  for (const name of ["HOME", "DENO_DIR", "XDG_CACHE_HOME"]) {
    const value = Deno.env.get(name);
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** Logs a process's output, and finds its port in it; null if it has none. */
function follow(child: Deno.ChildProcess, log: LogFile) {
  const { promise: port, resolve } = Promise.withResolvers<number | null>();
  let output = "";
  const observe = (text: string) => {
    if (output.length > START_OUTPUT_LIMIT) return;
    output += text;
    const found = /Listening on http:\/\/[^:]+:(\d+)/.exec(output)?.[1];
    if (found !== undefined) resolve(Number(found));
  };
  const ended = Promise.all([
    child.status,
    log.copy(child.stdout),
    log.copy(child.stderr, observe),
  ]).then(() => resolve(null));
  return { port, ended };
}
