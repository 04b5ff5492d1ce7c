import type { Config } from "./config.ts";

/**
 * Lets the page connect to its own host and to its Supabase project, and to
 * nothing else from now on. A policy that is added can only take away.
 */
export function restrictConnections({ supabaseUrl }: Config): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src 'self' ${new URL(supabaseUrl).origin}`;
  document.head.append(policy);
}
