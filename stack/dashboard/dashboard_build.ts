import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDirIfPresent } from "../files.ts";

const DASHBOARD = fileURLToPath(new URL("../../dashboard", import.meta.url));
const BUILD_SCRIPT = join(DASHBOARD, "build.ts");

/** The folder that holds the built dashboard. */
export const DASHBOARD_DIST = join(DASHBOARD, "dist");

/**
 * Builds the dashboard unless the built files are newer than its sources.
 *
 * @param logPath The file for the output of a failing build.
 * @returns Whether there is a dashboard to serve.
 */
export async function buildDashboard(logPath: string): Promise<boolean> {
  // Several stacks may start at once, but only one may build.
  using turn = await Deno.open(BUILD_SCRIPT);
  await turn.lock(true);
  const [built, changed] = await Promise.all([
    newestChange(DASHBOARD_DIST),
    newestChange(DASHBOARD, ["dist", "node_modules"]),
  ]);
  if (built > changed) return true;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", BUILD_SCRIPT],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  await Deno.writeFile(logPath, stderr);
  return success;
}

/** When a file below the folder was last written; 0 if there is none. */
async function newestChange(
  folder: string,
  omitted: string[] = [],
): Promise<number> {
  const entries = await readDirIfPresent(folder);
  const changes = await Promise.all(
    entries.filter(({ name }) => !omitted.includes(name)).map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory) return await newestChange(path);
      return (await Deno.stat(path)).mtime?.getTime() ?? 0;
    }),
  );
  return Math.max(0, ...changes);
}
