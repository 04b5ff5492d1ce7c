import type { EndpointName } from "../../support/endpoint.ts";
import { readEnvironment } from "../../support/environment.ts";
import { connect, type Database } from "../../support/database.ts";
import type { Client, Complain } from "./client.ts";
import { DirectClient } from "./direct_client.ts";
import { HttpClient, type HttpClientOptions } from "./http_client.ts";

/** How many clients of each kind there are, and what they put up with. */
export interface CrowdOptions {
  readonly direct: number;
  /** Of these, every fourth acts for a host and the others for a system. */
  readonly http: number;
  readonly complain: Complain;
  readonly mayBeLost?: boolean;
  /** What every direct session runs before all else. */
  readonly prelude?: () => string;
  readonly urlOf?: HttpClientOptions["urlOf"];
  readonly giveUp?: NonNullable<HttpClientOptions["giveUp"]>;
}

/** The clients of a phase; disposing of them ends their sessions. */
export interface Crowd extends AsyncDisposable {
  readonly clients: readonly Client[];
}

/** Makes the clients and opens their sessions. */
export function gather(options: CrowdOptions): Crowd {
  const { direct, http, complain, mayBeLost = false } = options;
  const { url, publishableKey, secretKey } = readEnvironment();
  const urlOf = (endpoint: EndpointName) => `${url}/functions/v1/${endpoint}`;
  const sessions = Array.from(
    { length: direct },
    (_, index) =>
      new DirectClient(`session ${index + 1}`, {
        connect: () => openSession(options.prelude?.()),
        complain,
        mayBeLost,
      }),
  );
  const clients: Client[] = [...sessions];
  for (let index = 0; index < http; index++) {
    clients.push(
      new HttpClient({
        name: `HTTP client ${index + 1}`,
        urlOf: options.urlOf ?? urlOf,
        publishableKey,
        secretKey,
        isUser: index % 4 === 3,
        complain,
        mayBeLost,
        ...(options.giveUp && { giveUp: options.giveUp }),
      }),
    );
  }
  return {
    clients,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(
        sessions.map((session) => session[Symbol.asyncDispose]()),
      );
    },
  };
}

function openSession(prelude: string | undefined): Database {
  const session = connect(1);
  // It is the first in the queue of the only connection.
  if (prelude !== undefined) void session.unsafe(prelude).execute();
  return session;
}
