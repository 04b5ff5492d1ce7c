import { join } from "node:path";
import { readDirIfPresent } from "../files.ts";
import { FunctionServer } from "./function_server.ts";
import type { Gateway } from "../gateway/gateway.ts";
import { LogFile } from "../log_file.ts";
import type { ProcessRecords } from "../processes.ts";

/** What {@linkcode EdgeFunctions.in} needs. */
export interface EdgeFunctionsOptions {
  apiUrl: string;
  logPath: string;
  processes: ProcessRecords;
}

/** The processes of all edge functions; disposing of them stops them. */
export class EdgeFunctions implements AsyncDisposable {
  readonly #servers: FunctionServer[];
  readonly #log: LogFile;

  private constructor(servers: FunctionServer[], log: LogFile) {
    this.#servers = servers;
    this.#log = log;
  }

  /** The functions of a project: the folders that have an `index.ts`. */
  static async in(
    supabaseDir: string,
    { apiUrl, logPath, processes }: EdgeFunctionsOptions,
  ): Promise<EdgeFunctions> {
    const dir = join(supabaseDir, "functions");
    const log = new LogFile(logPath);
    const servers: FunctionServer[] = [];
    for (const { name } of await readDirIfPresent(dir)) {
      const entryPoint = join(dir, name, "index.ts");
      const files = await readDirIfPresent(join(dir, name));
      if (!files.some((file) => file.name === "index.ts")) continue;
      servers.push(
        new FunctionServer({ name, entryPoint, apiUrl, log, processes }),
      );
    }
    return new EdgeFunctions(servers, log);
  }

  get names(): string[] {
    return this.#servers.map((server) => server.name);
  }

  /** Starts all; resolves to the names of those that did not start. */
  async start(): Promise<string[]> {
    await Promise.all(this.#servers.map((server) => server.start()));
    return this.#servers
      .filter((server) => server.port === null)
      .map((server) => server.name);
  }

  /** Keeps the gateway informed about each function's port. */
  connect(gateway: Gateway): void {
    for (const server of this.#servers) {
      server.onPort = (port) => gateway.setFunctionPort(server.name, port);
      server.onPort(server.port);
    }
    gateway.onFunctionWanted = (name) =>
      void this.#servers.find((server) => server.name === name)?.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
    this.#log[Symbol.dispose]();
  }
}
