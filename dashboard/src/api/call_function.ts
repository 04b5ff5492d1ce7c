import { FunctionsHttpError } from "@supabase/supabase-js";
import type { Client } from "./client.ts";
import type { Failure, Refusal } from "./failure.ts";

/** A request to one of the three edge functions. */
export interface FunctionRequest {
  endpoint: "assign-tables" | "unassign-tables" | "update-booking";
  body: Record<string, unknown>;
}

/** After this long a server counts as unreachable; it gives up after 5 s. */
const TIMEOUT_MS = 12_000;

/**
 * Calls an edge function.
 *
 * @param idempotencyKey The same for every attempt at one action of the user.
 * @returns Why it did not work; null when it did.
 */
export async function callFunction(
  client: Client,
  { endpoint, body }: FunctionRequest,
  idempotencyKey: string,
): Promise<Failure | null> {
  const { error } = await client.functions.invoke(endpoint, {
    body,
    headers: { "idempotency-key": idempotencyKey },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!error) return null;
  if (!(error instanceof FunctionsHttpError)) return { kind: "unreachable" };
  return await failureOf(error.context);
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) return { kind: "signed out" };
  const refusal = await refusalOf(response);
  // A 503 says that the same request may succeed in a moment.
  if (refusal === null || response.status === 503) {
    return { kind: "unreachable" };
  }
  return { kind: "refused", refusal };
}

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
