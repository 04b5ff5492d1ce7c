import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FunctionServer } from "../../stack/functions/function_server.ts";
import { Interruption } from "../../stack/interruption.ts";
import { SECRET_KEY } from "../../stack/local_keys.ts";
import { LogFile } from "../../stack/log_file.ts";
import { LOOPBACK } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";

const REPETITIONS = 15;

/** Starts a module and gives the milliseconds that it took. */
export type StartUp = (entryPoint: string) => Promise<number>;

/** The ways to measure a start, by what it is measured to. */
export const startUps: Readonly<Record<string, StartUp>> = {
  "first answer": answerFirst,
  "imported": (entryPoint) => importOnce(entryPoint),
  "without code cache": (entryPoint) =>
    importOnce(entryPoint, "--no-code-cache"),
};

/**
 * Starts modules over and over, in turn, and gives for each the milliseconds
 * that every start took.
 */
export async function measureStarts(
  startUp: StartUp,
  entryPoints: readonly string[],
): Promise<number[][]> {
  const times = entryPoints.map((): number[] => []);
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    for (const [index, entryPoint] of entryPoints.entries()) {
      const time = await startUp(entryPoint);
      // The first fills the caches.
      if (repetition > 0) times[index]?.push(time);
    }
  }
  return times;
}

/** From the start of the process to its first answer, as the stack starts it. */
async function answerFirst(entryPoint: string): Promise<number> {
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  try {
    using log = new LogFile(join(dir, "functions.log"));
    const server = new FunctionServer({
      name: "function",
      entryPoint,
      apiUrl: `http://${LOOPBACK}`,
      log,
      processes: new ProcessRecords(join(dir, "processes")),
    });
    await using _stopped = { [Symbol.asyncDispose]: () => server.stop() };
    const began = performance.now();
    await interruption.orResult(server.start());
    await interruption.orResult(ask(server.port));
    return performance.now() - began;
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/**
 * Sends what passes the credentials and is refused without the database.
 *
 * @throws {Error} If the function does not run or fails.
 */
async function ask(port: number | null): Promise<void> {
  const response = await fetch(`http://${LOOPBACK}:${port}/`, {
    method: "POST",
    headers: { "content-type": "application/json", apikey: SECRET_KEY },
    body: "{}",
  });
  await response.body?.cancel();
  if (response.status >= 500) {
    throw new Error(`The first answer is ${response.status}`);
  }
}

/** From the start of a process that only loads the module to its end. */
async function importOnce(
  entryPoint: string,
  ...flags: string[]
): Promise<number> {
  const began = performance.now();
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--allow-env", ...flags, entryPoint],
  }).output();
  if (!success) throw new Error(`Cannot load "${entryPoint}"`);
  return performance.now() - began;
}

/** The path of a function's entry point. */
export function entryPointOf(functionName: string): string {
  const path = `../../supabase/functions/${functionName}/index.ts`;
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The path of a module without imports. */
export const EMPTY_MODULE = fileURLToPath(
  new URL("./empty_module.ts", import.meta.url),
);
