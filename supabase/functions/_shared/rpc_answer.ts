import { z } from "zod";

/**
 * What the RPCs have in common: the HTTP body plus two keys beside it.
 *
 * The rest of the body is the database's to define and passes unchanged.
 */
const rpcAnswer = z.looseObject({
  restaurantId: z.string(),
  replayed: z.boolean(),
  capacity: z.looseObject({ state: z.string() }).optional(),
});

/** A successful answer, taken apart. */
export interface RpcAnswer {
  /** For the log line; not part of the body. */
  restaurantId: string;
  /** Whether it is the stored answer to an earlier request. */
  replayed: boolean;
  capacityState: string | null;
  body: Record<string, unknown>;
}

/**
 * Takes the answer of an RPC apart.
 *
 * @throws {z.ZodError} When it is not an answer of these RPCs, such as the
 * null that supabase-js makes of an empty 404.
 */
export function readRpcAnswer(data: unknown): RpcAnswer {
  const { restaurantId, replayed, ...body } = rpcAnswer.parse(data);
  const capacityState = body.capacity?.state ?? null;
  return { restaurantId, replayed, capacityState, body };
}
