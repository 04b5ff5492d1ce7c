import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { createContext, useContext } from "react";
import type { Database } from "../../../supabase/functions/_shared/database.types.ts";
import type { Config } from "./config.ts";

/** The connection to the restaurant's Supabase project. */
export type Client = SupabaseClient<Database>;

/** A read that takes longer has failed. */
const TIMEOUT_MS = 8_000;

/** Makes the one client of the page. */
export function makeClient(config: Config): Client {
  return createClient<Database>(config.supabaseUrl, config.publishableKey, {
    // Who asks decides when to ask again, and tells the user meanwhile.
    db: { retry: false, timeout: TIMEOUT_MS },
  });
}

/** Gives every component the client. */
export const ClientContext = createContext<Client | null>(null);

/** The client of the page. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("There is no client around this");
  return client;
}
