import { readEnvironment } from "../../support/environment.ts";
import { connect, type Database } from "../../support/database.ts";
import type { Client } from "./client.ts";
import { DirectClient } from "./direct_client.ts";
import { HttpClient, type HttpClientOptions } from "./http_client.ts";

/** How many clients of each kind there are, and what they put up with. */
export interface CrowdOptions {
  readonly direct: number;
  /** Every fourth of these acts for a host, the others for a system. */
  readonly http: number;
  /** Whether clients are cut off on purpose; otherwise that is a flaw. */
  readonly mayBeLost?: boolean;
  /** A statement that every direct session begins with. */
  readonly prelude?: () => string;
  /** Where the edge functions are, if not behind the gateway. */
  readonly urlOf?: HttpClientOptions["urlOf"];
  /** See {@linkcode HttpClientOptions}. */
  readonly giveUp?: NonNullable<HttpClientOptions["giveUp"]>;
}

/** The clients of a phase; disposing of them ends their sessions. */
export interface Crowd extends AsyncDisposable {
  readonly clients: readonly Client[];
}

/** Makes the clients of a phase, and opens their sessions. */
export function gather(options: CrowdOptions): Crowd {
  const { mayBeLost = false, prelude, giveUp } = options;
  const { url, publishableKey, secretKey } = readEnvironment();
  const {
    urlOf = (endpoint: string) => `${url}/functions/v1/${endpoint}`,
  } = options;
  const sessions = Array.from(
    { length: options.direct },
    (_, index) =>
      new DirectClient(`session ${index + 1}`, {
        connect: () => openSession(prelude?.()),
        mayBeLost,
      }),
  );
  const others = Array.from(
    { length: options.http },
    (_, index) =>
      new HttpClient({
        name: `HTTP client ${index + 1}`,
        urlOf,
        publishableKey,
        secretKey,
        isUser: index % 4 === 3,
        mayBeLost,
        ...(giveUp && { giveUp }),
      }),
  );
  return {
    clients: [...sessions, ...others],
    async [Symbol.asyncDispose]() {
      await Promise.all(
        sessions.map((session) => session[Symbol.asyncDispose]()),
      );
    },
  };
}

function openSession(prelude: string | undefined): Database {
  const session = connect(1);
  // The only connection runs it before anything that is asked later.
  if (prelude !== undefined) void session.unsafe(prelude).execute();
  return session;
}
