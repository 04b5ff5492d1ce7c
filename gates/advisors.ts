import { supabaseCli } from "../stack/supabase_cli.ts";

/**
 * Asks the Supabase advisors about security and performance.
 *
 * @returns Their report; empty without a warning.
 */
export async function adviceFor(
  databaseUrl: string,
  scratchDir: string,
): Promise<string[]> {
  const { success, output } = await supabaseCli([
    "db",
    "advisors",
    `--db-url=${databaseUrl}`,
    "--level=warn",
    "--fail-on=warn",
  ], scratchDir);
  return success ? [] : [`The Supabase advisors warn:\n${output.trim()}`];
}
