import { FunctionsHttpError } from "@supabase/supabase-js";
import type { Client } from "./client.ts";
import type { Failure, Refusal } from "./failure.ts";

/** A request to one of the edge functions with which the dashboard changes something. */
export interface FunctionRequest {
  endpoint:
    | "assign-tables"
    | "block-tables"
    | "create-booking"
    | "seat-bookings"
    | "unassign-tables"
    | "unblock-tables"
    | "update-booking";
  body: Record<string, unknown>;
}

/** The body of a 200, as docs/openapi.json describes it for each endpoint. */
export type FunctionAnswer = Record<string, unknown>;

/** A server that takes longer is unreachable; the functions give up after 5 s. */
const TIMEOUT_MS = 12_000;

/**
 * Calls an edge function as the signed-in user.
 *
 * @param idempotencyKey The same for every attempt at one request of an action.
 * @returns The answer when it was done; else why it was not done, or is not
 * known to be done.
 */
export async function callFunction(
  client: Client,
  { endpoint, body }: FunctionRequest,
  idempotencyKey: string,
): Promise<{ answer: FunctionAnswer } | { failure: Failure }> {
  const { data, error } = await client.functions.invoke(endpoint, {
    body,
    headers: { "idempotency-key": idempotencyKey },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!error) return { answer: data };
  if (!(error instanceof FunctionsHttpError)) {
    return { failure: { kind: "unreachable" } };
  }
  return { failure: await failureOf(error.context) };
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) return { kind: "signed out" };
  const refusal = await refusalOf(response);
  // After a 503, the same request may succeed a moment later.
  if (refusal === null || response.status === 503) {
    return { kind: "unreachable" };
  }
  return { kind: "refused", refusal };
}

/** The body of an answer from the functions; null if it is not one of theirs. */
async function refusalOf(response: Response): Promise<Refusal | null> {
  try {
    const body: Partial<Refusal> = await response.json();
    const { reason, message, hint = "", details = null } = body;
    if (!reason || !message) return null;
    return { reason, message, hint, details };
  } catch {
    return null;
  }
}
