import { createClient } from "@supabase/supabase-js";
import type { Client } from "../../../dashboard/src/api/client.ts";
import type { Database } from "../../../supabase/functions/_shared/database.types.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { signToken } from "../../../support/user.ts";

/** The dashboard's client for a user, which notes what is asked for. */
export class RecordingClient {
  /** The addresses that were read, in their order. */
  readonly urls: URL[] = [];
  readonly client: Client;

  private constructor(token: string) {
    const { url, publishableKey } = readEnvironment();
    this.client = createClient<Database>(url, publishableKey, {
      accessToken: () => Promise.resolve(token),
      global: {
        fetch: (input, init) => {
          const request = new Request(input, init);
          this.urls.push(new URL(request.url));
          return fetch(request);
        },
      },
    });
  }

  /** Makes a client that is signed in as the user. */
  static async as(userId: string): Promise<RecordingClient> {
    return new RecordingClient(await signToken(userId));
  }
}
