import { withSupabase } from "@supabase/server";
import type { Database } from "../_shared/database.types.ts";
import { serveEndpoint } from "../_shared/endpoint.ts";
import { updateBooking } from "./handler.ts";

export default {
  fetch: serveEndpoint(
    updateBooking,
    (handler, observe) =>
      withSupabase<Database>({
        auth: ["user", "secret"],
        supabaseOptions: { global: { fetch: observe(fetch) } },
      }, handler),
  ),
};
