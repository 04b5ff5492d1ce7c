/**
 * Records the child processes of a stack on disk, so that the next start can
 * stop those that a killed stack left behind. The system reuses process ids, so
 * the start time and the command line have to match as well.
 *
 * @module
 */
import { join } from "node:path";
import { removeIfPresent } from "./files.ts";
import { StackError } from "./stack_error.ts";

const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 20;

/** What distinguishes a process from a later one with the same id. */
export async function identify(pid: number): Promise<string | undefined> {
  if (Deno.build.os === "linux") return await identifyByProc(pid);
  const { stdout, success } = await new Deno.Command("ps", {
    args: ["-ww", "-o", "lstart=,command=", "-p", String(pid)],
  }).output();
  return success ? new TextDecoder().decode(stdout).trim() : undefined;
}

async function identifyByProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await Deno.readTextFile(`/proc/${pid}/stat`);
    const command = await Deno.readTextFile(`/proc/${pid}/cmdline`);
    // The second field, the name, may contain spaces: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTime] = [fields[0], fields[19]];
    if (state === "Z") return undefined;
    return `${startTime} ${command.replaceAll("\0", " ").trim()}`;
  } catch {
    return undefined;
  }
}

/** What is recorded about a running process. */
interface ProcessRecord {
  identity: string;
  /** The signal that ends it gracefully. */
  signal: Deno.Signal;
}

/** The running processes of one stack, one file each. */
export class ProcessRecords {
  constructor(readonly dir: string) {
    Deno.mkdirSync(dir, { recursive: true });
  }

  /** Records a child process until it has ended. */
  async add(child: Deno.ChildProcess, signal: Deno.Signal): Promise<void> {
    const identity = await identify(child.pid);
    if (identity === undefined) return;
    const record: ProcessRecord = { identity, signal };
    const path = join(this.dir, String(child.pid));
    Deno.writeTextFileSync(path, JSON.stringify(record));
    void child.status.then(() => removeIfPresent(path));
  }

  /**
   * Stops every process that an earlier run left running.
   *
   * @throws {StackError} If one does not stop.
   */
  async stopLeftovers(): Promise<void> {
    for await (const { name } of Deno.readDir(this.dir)) {
      const path = join(this.dir, name);
      await stopLeftover(Number(name), await Deno.readTextFile(path));
      await Deno.remove(path);
    }
  }
}

async function stopLeftover(pid: number, text: string): Promise<void> {
  const wasKilledWhileWriting = text === "";
  if (wasKilledWhileWriting) return;
  const { identity, signal }: ProcessRecord = JSON.parse(text);
  if (await identify(pid) !== identity) return;
  try {
    Deno.kill(pid, signal);
  } catch (error) {
    const hasEnded = error instanceof Deno.errors.NotFound;
    if (!hasEnded) throw error;
  }
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (await identify(pid) === identity) {
    if (Date.now() > deadline) {
      throw new StackError(
        `Cannot stop process ${pid}, which an earlier run left running`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Sends a child process a signal, unless it has ended already. */
export function signalChild(
  child: Deno.ChildProcess,
  signal: Deno.Signal,
): void {
  try {
    child.kill(signal);
  } catch (error) {
    const hasEnded = error instanceof TypeError;
    if (!hasEnded) throw error;
  }
}
