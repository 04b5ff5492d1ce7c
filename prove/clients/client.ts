import type { Request } from "../../model/operations.ts";
import type { Reply } from "../search/history.ts";

/** A user that a client may act for. */
export interface Account {
  readonly userId: string;
  readonly token: string;
}

/** Somebody who sends requests to restaurants, one after the other. */
export interface Client {
  readonly name: string;
  /** Whether its requests may reach the database more often than it sends them. */
  readonly mayRepeat: boolean;
  /** The user that it acts for where this is the host; null for a system. */
  actorFor(host: Account): string | null;
  /** Sends a request. It never rejects: what goes wrong is in the reply. */
  send(host: Account, request: Request): Promise<Reply>;
}
