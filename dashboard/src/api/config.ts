/** What differs between environments; one build serves them all. */
export interface Config {
  supabaseUrl: string;
  publishableKey: string;
  /** An account that the sign-in form offers; only a local stack has one. */
  demo?: { email: string; password: string };
}

/**
 * Reads `config.json`, which lies beside the page.
 *
 * @throws {Error} If it is missing or lacks the URL or the key.
 */
export async function loadConfig(): Promise<Config> {
  const response = await fetch("./config.json", { cache: "no-store" });
  if (!response.ok) {
    throw new Error(`Cannot read "config.json": HTTP ${response.status}`);
  }
  const config: Partial<Config> = await response.json();
  const { supabaseUrl, publishableKey, demo } = config;
  if (!supabaseUrl || !publishableKey) {
    throw new Error(
      'Cannot use "config.json": it must have "supabaseUrl" and "publishableKey"',
    );
  }
  return { supabaseUrl, publishableKey, ...(demo && { demo }) };
}
