import "./dependencies.ts";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { AssignmentError } from "./assignment_error.ts";
import { authenticate, type Platform } from "./authenticate.ts";
import { callRpc, type RpcRequest } from "./call_rpc.ts";
import { checkTransport } from "./check_transport.ts";
import { corsHeaders } from "./cors.ts";
import type { Database } from "./database.types.ts";
import { errorResponse } from "./error_response.ts";
import { parseBody } from "./parse_body.ts";
import { readBody } from "./read_body.ts";
import { idempotencyKeyOf, requestIdOf } from "./request_headers.ts";
import { RequestLog, textOrNull } from "./request_log.ts";
import type { RpcAnswer } from "./rpc_answer.ts";
import { ServerTiming } from "./server_timing.ts";

/** What distinguishes one endpoint from another. */
export interface Endpoint<Body extends object> {
  /** The name of the event in the log. */
  event: string;
  /** The shape of the body; a `bookingId` in it goes to the log. */
  schema: z.ZodType<Body>;
  /** The largest body, where the usual one is too small. */
  maxBodyBytes?: number;
  /**
   * Makes the call of the RPC that does the work.
   *
   * @param client Acts with the caller's rights.
   * @param idempotencyKey The request's key, undefined when it has none.
   */
  makeRequest(
    client: SupabaseClient<Database>,
    body: Body,
    idempotencyKey: string | undefined,
  ): RpcRequest;
}

/** Where the steps of one request leave what they find out. */
interface Trail {
  log: RequestLog;
  timing: ServerTiming;
}

/**
 * Makes the `fetch` handler of an endpoint.
 *
 * Every response has the CORS headers and the request id, and every request
 * has one log line, whichever step answered it.
 */
export function serveEndpoint<Body extends object>(
  endpoint: Endpoint<Body>,
  platform: Platform = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const log = new RequestLog(endpoint.event, requestIdOf(request));
    const timing = new ServerTiming();
    const response = await respond(endpoint, platform, request, { log, timing })
      .catch((thrown) => refuse(thrown, log));
    log.write(response);
    return withCommonHeaders(response, log.requestId, timing);
  };
}

/** The way of one request; whatever it throws is answered by `refuse`. */
async function respond<Body extends object>(
  endpoint: Endpoint<Body>,
  { fetch = globalThis.fetch, ...platform }: Platform,
  request: Request,
  { log, timing }: Trail,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204 });
  checkTransport(request);
  const bytes = await readBody(request, endpoint.maxBodyBytes);

  const endOfAuth = timing.start("auth");
  const { client, refusal } = await authenticate(request, {
    ...platform,
    fetch: timing.observe(fetch),
  });
  endOfAuth();
  if (refusal) return refusal;

  const body = parseBody(bytes, endpoint.schema);
  log.note({ bookingId: bookingIdOf(body) });
  const key = idempotencyKeyOf(request);
  const endOfRpc = timing.start("rpc");
  let tries = 0;
  const answer = await callRpc(() => {
    tries++;
    return endpoint.makeRequest(client, body, key);
  }, key !== undefined);
  endOfRpc(tries > 1 ? `${tries} tries` : undefined);

  const { restaurantId, capacityState, replayed } = answer;
  log.note({ restaurantId, capacityState, replayed });
  return successResponse(answer);
}

function bookingIdOf(body: object): string | null {
  return "bookingId" in body ? textOrNull(body.bookingId) : null;
}

function successResponse({ body, replayed }: RpcAnswer): Response {
  const headers: HeadersInit = replayed
    ? { "idempotency-replayed": "true" }
    : {};
  return Response.json(body, { headers });
}

function refuse(thrown: unknown, log: RequestLog): Response {
  const error = AssignmentError.from(thrown);
  log.noteError(error);
  return errorResponse(error, log.requestId);
}

/**
 * Only a success carries `Server-Timing`: from the times of a refusal a
 * stranger could learn whether what they may not see exists.
 */
function withCommonHeaders(
  response: Response,
  requestId: string,
  timing: ServerTiming,
): Response {
  const common = new Response(response.body, response);
  for (const [name, value] of Object.entries(corsHeaders)) {
    common.headers.set(name, value);
  }
  common.headers.set("x-request-id", requestId);
  if (response.status === 200) {
    common.headers.set("server-timing", timing.toString());
  }
  return common;
}
