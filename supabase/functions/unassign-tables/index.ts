import { withSupabase } from "@supabase/server";
import type { Database } from "../_shared/database.types.ts";
import { serveEndpoint } from "../_shared/endpoint.ts";
import { unassignTables } from "./handler.ts";

export default {
  fetch: serveEndpoint(
    unassignTables,
    (handler, observe) =>
      withSupabase<Database>({
        auth: ["user", "secret"],
        supabaseOptions: { global: { fetch: observe(fetch) } },
      }, handler),
  ),
};
