import { callFunction } from "../api/call_function.ts";
import type { Client } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import {
  forgetPendingAction,
  keepPendingAction,
  type PendingAction,
} from "./pending_actions.ts";

/**
 * Sends the requests of an action one after the other, all under its key. It
 * is kept on disk until the server has answered: sent again, also after a
 * reload, what was done already is answered again and not done twice.
 *
 * @returns Why it was not done; null when it was.
 */
export async function sendAction(
  client: Client,
  action: PendingAction,
): Promise<Failure | null> {
  keepPendingAction(action);
  for (const [index, request] of action.requests.entries()) {
    // Two requests to one endpoint are told apart; retries are not.
    const key = `${action.key}.${index}`;
    const failure = await callFunction(client, request, key);
    if (failure === null) continue;
    if (failure.kind === "refused") forgetPendingAction(action.key);
    return failure;
  }
  forgetPendingAction(action.key);
  return null;
}
