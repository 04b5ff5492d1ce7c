import { z } from "zod";
import { AssignmentError } from "./assignment_error.ts";

const capacity = z.looseObject({ state: z.string() });

/**
 * What all RPCs return: the HTTP body and two more keys.
 *
 * The database defines the rest of the body, which passes unchanged.
 */
const rpcAnswer = z.looseObject({
  restaurantId: z.string(),
  replayed: z.boolean(),
  /** One where the request has one booking, else one for each service. */
  capacity: z.union([capacity, z.array(capacity)]).nullish(),
});

/** A successful answer, split into body and metadata. */
export interface RpcAnswer {
  /** For the log line; not part of the body. */
  restaurantId: string;
  /** Whether it is the stored answer to an earlier request. */
  replayed: boolean;
  /** The state of the capacity; states that differ are joined. */
  capacityState: string | null;
  body: Record<string, unknown>;
}

/**
 * Splits the answer of an RPC into body and metadata.
 *
 * @throws {AssignmentError} 500 when it is not an answer of these RPCs, such
 * as the null that supabase-js makes of an empty 404.
 */
export function readRpcAnswer(data: unknown): RpcAnswer {
  const result = rpcAnswer.safeParse(data);
  if (!result.success) throw unreadable();
  const { restaurantId, replayed, ...body } = result.data;
  const states = [body.capacity ?? []].flat().map(({ state }) => state);
  const capacityState = [...new Set(states)].join(", ") || null;
  return { restaurantId, replayed, capacityState, body };
}

function unreadable(): AssignmentError {
  return new AssignmentError("DATABASE_ERROR", {
    message: "The database's answer is unknown, the change may have been made",
    hint: "Read the booking before sending the request again",
    cause: { sqlstate: null, message: "The RPC's answer has another shape" },
  });
}
