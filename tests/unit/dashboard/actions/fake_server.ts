import { createClient } from "@supabase/supabase-js";
import type { Client } from "../../../../dashboard/src/api/client.ts";
import type { Database } from "../../../../supabase/functions/_shared/database.types.ts";

/** A request that arrived at a {@linkcode FakeServer}. */
export interface Arrival {
  /** The name of the edge function. */
  endpoint: string | undefined;
  key: string | null;
  body: unknown;
}

/** Answers requests to edge functions with what it was given, one by one. */
export class FakeServer {
  readonly arrivals: Arrival[] = [];
  readonly client: Client;

  /** @param answers In their order; an error is a lost connection. */
  constructor(answers: (Response | Error)[]) {
    const left = [...answers];
    const respond = async (...args: Parameters<typeof fetch>) => {
      const request = new Request(...args);
      this.arrivals.push({
        endpoint: request.url.split("/").at(-1),
        key: request.headers.get("idempotency-key"),
        body: await request.json(),
      });
      const answer = left.shift() ?? new Error("There is no answer left");
      if (answer instanceof Error) throw answer;
      return answer;
    };
    this.client = createClient<Database>("http://localhost", "key", {
      auth: { autoRefreshToken: false, persistSession: false },
      global: { fetch: respond },
    });
  }
}
