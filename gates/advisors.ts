import { supabaseCli } from "../stack/supabase_cli.ts";

/**
 * Asks the Supabase advisors about security and performance.
 *
 * @returns What they warn of; empty when they have nothing at level warn.
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
  return success ? [] : [`The advisors object:\n${output.trim()}`];
}
