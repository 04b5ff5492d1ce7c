import {
  createSupabaseContext,
  ErrorCodeHeader,
  type SupabaseContext,
  type SupabaseEnv,
  type SupabaseServerError,
} from "@supabase/server";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { AssignmentError } from "./assignment_error.ts";
import { callRpc, type RpcRequest } from "./call_rpc.ts";
import { checkTransport } from "./check_transport.ts";
import { corsHeaders } from "./cors.ts";
import type { Database } from "./database.types.ts";
import { errorResponse } from "./error_response.ts";
import { idempotencyKeyOf } from "./idempotency_key.ts";
import { parseBody } from "./parse_body.ts";
import { readBody } from "./read_body.ts";
import { refuseSubject } from "./refuse_subject.ts";
import { requestIdOf } from "./request_id.ts";
import { RequestLog } from "./request_log.ts";
import type { RpcAnswer } from "./rpc_answer.ts";
import { ServerTiming } from "./server_timing.ts";

/** What tells one endpoint from another. */
export interface Endpoint<Body extends { bookingId: string }> {
  /** The name of the event in the log. */
  event: string;
  schema: z.ZodType<Body>;
  /** Makes the request to the RPC that does the work. */
  makeRequest(
    client: SupabaseClient<Database>,
    body: Body,
    idempotencyKey: string | undefined,
  ): RpcRequest;
}

/** What a test replaces: the keys, and the network. */
export interface Platform {
  env?: Partial<SupabaseEnv>;
  fetch?: typeof globalThis.fetch;
}

/**
 * Makes the `fetch` handler of an endpoint.
 *
 * Every response has the CORS headers and the request id, and every request
 * has one log line, whichever step answered it.
 */
export function serveEndpoint<Body extends { bookingId: string }>(
  endpoint: Endpoint<Body>,
  platform: Platform = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const log = new RequestLog(endpoint.event, requestIdOf(request));
    const timing = new ServerTiming();
    const response = await respond(endpoint, platform, request, log, timing)
      .catch((thrown) => refuse(thrown, log));
    log.write(response);
    return withCommonHeaders(response, log.requestId, timing);
  };
}

async function respond<Body extends { bookingId: string }>(
  endpoint: Endpoint<Body>,
  { env, fetch = globalThis.fetch }: Platform,
  request: Request,
  log: RequestLog,
  timing: ServerTiming,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204 });
  checkTransport(request);
  const bytes = await readBody(request);

  const endOfAuth = timing.start("auth");
  const { data: context, error } = await createSupabaseContext<Database>(
    request,
    {
      auth: ["user", "secret"],
      supabaseOptions: { global: { fetch: timing.observe(fetch) } },
      ...(env && { env }),
    },
  );
  endOfAuth();
  if (error) return authErrorResponse(error);
  const refusal = refuseSubject(context.jwtClaims);
  if (refusal) return refusal;

  const body = parseBody(bytes, endpoint.schema);
  log.note({ bookingId: body.bookingId });
  const answer = await callEndpoint(endpoint, body, request, context, timing);
  const { restaurantId, capacityState, replayed } = answer;
  log.note({ restaurantId, capacityState, replayed });
  return successResponse(answer);
}

/** The response that `withSupabase` would give. */
function authErrorResponse(error: SupabaseServerError): Response {
  const headers = { [ErrorCodeHeader]: error.code };
  return Response.json(error, { status: error.status, headers });
}

/** A user's rights are the RPC's to check; a secret key has them all. */
async function callEndpoint<Body extends { bookingId: string }>(
  endpoint: Endpoint<Body>,
  body: Body,
  request: Request,
  context: SupabaseContext<Database>,
  timing: ServerTiming,
): Promise<RpcAnswer> {
  const key = idempotencyKeyOf(request);
  const client = context.authMode === "secret"
    ? context.supabaseAdmin
    : context.supabase;
  const endOfRpc = timing.start("rpc");
  let tries = 0;
  const answer = await callRpc(
    () => {
      tries++;
      return endpoint.makeRequest(client, body, key);
    },
    key !== undefined,
  );
  endOfRpc(tries > 1 ? `${tries} tries` : undefined);
  return answer;
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
 * Only a success tells its times: those of a refusal could tell whether what
 * the caller may not see exists.
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
