import { fileURLToPath } from "node:url";
import { freePort } from "../../stack/ports.ts";
import { identify } from "../../stack/processes.ts";

const MAIN = fileURLToPath(new URL("../../stack/main.ts", import.meta.url));

/** How a command ended. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the stack to its end. */
export async function run(...args: string[]): Promise<CommandResult> {
  const { code, stdout, stderr } = await command(args).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

/** A stack started with the command line; disposing of it stops it. */
export class CommandLineStack implements AsyncDisposable {
  private constructor(
    readonly dir: string,
    readonly port: number,
    readonly dbPort: number,
    readonly child: Deno.ChildProcess,
    /** What it printed until it was ready. */
    readonly output: string,
  ) {}

  /**
   * Starts a stack on free ports and waits until it says that it is ready.
   *
   * @throws {Error} If it does not start.
   */
  static async start(
    dir: string,
    ...options: string[]
  ): Promise<CommandLineStack> {
    const [port, dbPort] = [freePort(), freePort()];
    const place = [
      `--dir=${dir}`,
      `--port=${port}`,
      `--db-port=${dbPort}`,
      "--dashboard-port=0",
    ];
    const child = command(["start", ...place, ...options]).spawn();
    const reader = child.stdout.pipeThrough(new TextDecoderStream())
      .getReader();
    let output = "";
    while (!output.includes("Ready")) {
      const { done, value } = await reader.read();
      if (done) throw new Error(await new Response(child.stderr).text());
      output += value;
    }
    await reader.cancel();
    return new CommandLineStack(dir, port, dbPort, child, output);
  }

  /** The ids of its child processes. */
  processIds(): number[] {
    const records = Deno.readDirSync(`${this.dir}/processes`);
    return Array.from(records, (record) => Number(record.name));
  }

  /** Sends it a signal; resolves to its status and its error messages. */
  async end(
    signal: Deno.Signal,
  ): Promise<{ status: Deno.CommandStatus; stderr: string }> {
    this.child.kill(signal);
    return await this.ended();
  }

  /** Waits for its end. */
  async ended(): Promise<{ status: Deno.CommandStatus; stderr: string }> {
    const stderr = await new Response(this.child.stderr).text();
    return { status: await this.child.status, stderr };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (await identify(this.child.pid) !== undefined) {
      await this.end("SIGTERM");
    }
  }
}

/** Which of the processes still run. */
export async function running(pids: number[]): Promise<number[]> {
  const identities = await Promise.all(pids.map(identify));
  return pids.filter((_, index) => identities[index] !== undefined);
}

function command(args: string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MAIN, ...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}
