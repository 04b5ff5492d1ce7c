import { callFunction } from "../api/call_function.ts";
import type { Client } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import {
  forgetPendingAction,
  keepPendingAction,
  type PendingAction,
} from "./pending_actions.ts";

/**
 * Sends the requests of an action one after the other, all with its key, and
 * stops at the first that fails. The action is kept on the device until the
 * server has answered: it can be sent again, even after a reload, and whatever
 * was done the first time is not done twice.
 *
 * @param isSignedIn Whether the user of the action is still signed in: nothing
 * is sent in the name of the next one.
 * @returns Why it was not done; null when it was.
 */
export async function sendAction(
  client: Client,
  action: PendingAction,
  isSignedIn: () => boolean,
): Promise<Failure | null> {
  keepPendingAction(action);
  for (const [index, request] of action.requests.entries()) {
    if (!isSignedIn()) return { kind: "signed out" };
    // A key belongs to one request: two to one endpoint must not share it.
    const key = `${action.key}.${index}`;
    const failure = await callFunction(client, request, key);
    if (failure === null) continue;
    if (failure.kind === "refused") forgetPendingAction(action.key);
    return failure;
  }
  forgetPendingAction(action.key);
  return null;
}
