import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../../supabase/functions/_shared/database.types.ts";
import { makeContext } from "../parts/make_context.ts";
import type { Config } from "./config.ts";

/** The connection to the restaurant's Supabase project. */
export type Client = SupabaseClient<Database>;

/** A read that takes longer than this counts as failed. */
const TIMEOUT_MS = 8_000;

/** Makes the one client of the page. */
export function makeClient(config: Config): Client {
  return createClient<Database>(config.supabaseUrl, config.publishableKey, {
    // Callers retry, so that the user sees meanwhile that something fails.
    db: { retry: false, timeout: TIMEOUT_MS },
  });
}

/** Gives the client to every component of the page. */
export const [ClientContext, useClient] = makeContext<Client>("client");
