import { App } from "@supabase/lite";
import { JWT_SECRET, PUBLISHABLE_KEY, SECRET_KEY } from "../local_keys.ts";
import type { PostgrestConnection } from "./postgrest_connection.ts";

/** How long a user token is valid, as in `supabase/config.toml`. */
const TOKEN_SECONDS = 3600;

/**
 * The REST interface and the auth service.
 *
 * @param url The address that clients use.
 */
export function createRestApp(connection: PostgrestConnection, url: string) {
  return new App({
    connection,
    api: {
      enabled: true,
      schemas: ["public"],
      max_rows: 1000,
      external_url: url,
    },
    auth: {
      enabled: true,
      jwt_secret: JWT_SECRET,
      jwt_expiry: TOKEN_SECONDS,
      enable_signup: true,
      publishable_key: PUBLISHABLE_KEY,
      secret_key: SECRET_KEY,
      site_url: url,
      email: { enable_confirmations: false },
    },
    studio: { enabled: false },
    storage: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  });
}
