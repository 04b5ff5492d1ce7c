/** Lets signed-in users and the secret key in, as the project's functions do. */
import { withSupabase } from "@supabase/server";

export default {
  fetch: withSupabase(
    { auth: ["user", "secret"] },
    async (_request, context) => {
      const { data } = await context.supabase.rpc("whoami");
      return Response.json(data);
    },
  ),
};
