import { AssignmentError } from "./assignment_error.ts";
import { retry, type RetryClock } from "./retry.ts";
import { readRpcAnswer, type RpcAnswer } from "./rpc_answer.ts";
import {
  type SupabaseFailure,
  translateSupabaseError,
} from "./translate_supabase_error.ts";

/** The part of supabase-js's `client.rpc(...)` that a call needs. */
export interface RpcRequest {
  abortSignal(signal: AbortSignal): PromiseLike<RpcResponse>;
}

/** The response to an {@linkcode RpcRequest}. */
export interface RpcResponse {
  data: unknown;
  error: SupabaseFailure | null;
  status: number;
}

/** Lost to a concurrent transaction: rolled back, and worth another try. */
const ROLLED_BACK = ["40001", "40P01", "55P03"];

/**
 * Calls an RPC and returns its answer.
 *
 * A call is retried only if it cannot have been committed, or if an
 * idempotency key keeps it from taking effect twice.
 *
 * @param makeRequest Makes a new request for each try.
 * @param hasIdempotencyKey Whether the request carries such a key.
 * @throws {AssignmentError} When the RPC refuses or cannot be reached.
 */
export function callRpc(
  makeRequest: () => RpcRequest,
  hasIdempotencyKey: boolean,
  clock?: RetryClock,
): Promise<RpcAnswer> {
  const attempt = async (signal: AbortSignal): Promise<RpcAnswer> => {
    const response = await makeRequest().abortSignal(signal);
    const { data, error, status } = response;
    if (error) throw translateSupabaseError(error, status);
    return readRpcAnswer(data);
  };
  return retry(
    attempt,
    (thrown) => mayRetry(thrown, hasIdempotencyKey),
    clock,
  );
}

function mayRetry(thrown: unknown, hasIdempotencyKey: boolean): boolean {
  if (!(thrown instanceof AssignmentError) || !thrown.cause) return false;
  const { sqlstate } = thrown.cause;
  return sqlstate === null
    ? thrown.reason === "UNAVAILABLE" && hasIdempotencyKey
    : ROLLED_BACK.includes(sqlstate);
}
