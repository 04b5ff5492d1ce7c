import { StackError } from "../../stack/stack_error.ts";

const LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The addresses of the Supabase that the environment names for the tests; none
 * if they are to start a stack.
 */
export function outsideUrls(): string[] {
  const apiUrl = Deno.env.get("SUPABASE_URL");
  if (apiUrl === undefined) return [];
  const databaseUrl = Deno.env.get("SUPABASE_DB_URL");
  return databaseUrl === undefined ? [apiUrl] : [apiUrl, databaseUrl];
}

/**
 * Protects a database that others use: the tests leave restaurants and users
 * behind, and some of them drop tables and replace functions.
 *
 * @throws {StackError} If an address is not of this machine.
 */
export function assertLocal(urls: string[]): void {
  for (const url of urls) {
    const host = URL.parse(url)?.hostname ?? url;
    if (LOCAL_HOSTS.includes(host)) continue;
    throw new StackError(
      `Cannot test "${host}": the tests drop tables, and leave restaurants ` +
        "and users behind. If nobody needs its data, add --allow-remote",
    );
  }
}
