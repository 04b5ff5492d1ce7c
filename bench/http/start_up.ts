import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FunctionServer } from "../../stack/function_server.ts";
import { SECRET_KEY } from "../../stack/local_keys.ts";
import { LogFile } from "../../stack/log_file.ts";
import { LOOPBACK } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";

const REPETITIONS = 15;

/** The milliseconds that one start takes, by what it is measured to. */
export const startUps = {
  "first answer": answerFirst,
  "imported": (entryPoint: string) => importOnce(entryPoint),
  "without code cache": (entryPoint: string) =>
    importOnce(entryPoint, "--no-code-cache"),
} satisfies Record<string, (entryPoint: string) => Promise<number>>;

/** The ways to measure a start. */
export type StartUp = keyof typeof startUps;

/**
 * Starts modules over and over, in turn, and gives for each the milliseconds
 * that every start took.
 */
export async function measureStarts(
  way: StartUp,
  entryPoints: readonly string[],
): Promise<number[][]> {
  const times = entryPoints.map((): number[] => []);
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    for (const [index, entryPoint] of entryPoints.entries()) {
      const time = await startUps[way](entryPoint);
      // The first fills the caches.
      if (repetition > 0) times[index]?.push(time);
    }
  }
  return times;
}

/** From the start of the process to its first answer, as the stack starts it. */
async function answerFirst(entryPoint: string): Promise<number> {
  const dir = await Deno.makeTempDir();
  try {
    using log = new LogFile(join(dir, "functions.log"));
    const began = performance.now();
    const server = new FunctionServer({
      name: "function",
      entryPoint,
      apiUrl: `http://${LOOPBACK}`,
      log,
      processes: new ProcessRecords(join(dir, "processes")),
    });
    await server.start();
    await refused(server.port);
    const time = performance.now() - began;
    await server.stop();
    return time;
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** Sends what passes the credentials and is refused without the database. */
async function refused(port: number | null): Promise<void> {
  const response = await fetch(`http://${LOOPBACK}:${port}/`, {
    method: "POST",
    headers: { "content-type": "application/json", apikey: SECRET_KEY },
    body: "{}",
  });
  await response.body?.cancel();
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
