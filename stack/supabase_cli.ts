import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(new URL("../deno.json", import.meta.url));

/** How a command ended. */
export interface CliResult {
  success: boolean;
  /** Standard output and standard error. */
  output: string;
}

/**
 * Runs the Supabase CLI that `deno.json` pins. It keeps its files in the given
 * folder instead of the home folder, and sends no usage data.
 */
export async function supabaseCli(
  args: string[],
  homeDir: string,
): Promise<CliResult> {
  const cli = join(
    dirname(require.resolve("supabase/package.json")),
    "dist",
    "supabase.js",
  );
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", cli, ...args],
    env: {
      DO_NOT_TRACK: "1",
      NO_COLOR: "1",
      SUPABASE_HOME: join(homeDir, "supabase-cli"),
      SUPABASE_TELEMETRY_DISABLED: "1",
    },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { success, output: decoder.decode(stdout) + decoder.decode(stderr) };
}
