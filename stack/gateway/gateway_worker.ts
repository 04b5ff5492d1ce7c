/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
/**
 * The gateway: one HTTP server in front of everything, with the paths of a
 * Supabase project. It runs in its own thread so that load does not delay the
 * program that started it, and so that lite's console output, which includes
 * every database error, can go to a file.
 *
 * @module
 */
import { withAuthCors } from "./auth_cors.ts";
import { rekeySession } from "./auth_tokens.ts";
import { refuseMalformedToken } from "./bearer_token.ts";
import { sendConsoleTo } from "./console_file.ts";
import { FunctionProxy } from "../functions/function_proxy.ts";
import type {
  FromGateway,
  GatewayOptions,
  ToGateway,
} from "./gateway_messages.ts";
import { LogFile } from "../log_file.ts";
import { LOOPBACK, portTaken } from "../ports.ts";
import { PostgrestConnection } from "./postgrest_connection.ts";
import { createRestApp } from "./rest_app.ts";
import { answerRpcPreflight } from "./rpc_preflight.ts";
import { withServerTiming } from "./server_timing.ts";

/** The paths whose response contains a session. */
const SESSION_PATHS = /^\/auth\/v1\/(token|signup|verify)$/;

let proxy: FunctionProxy;

self.addEventListener("message", ({ data }: MessageEvent<ToGateway>) => {
  if (data.type === "function") return proxy.setPort(data.name, data.port);
  start(data.options).catch(({ message }) => send({ type: "failed", message }));
});

// Failures in the background, such as a lost connection, must not end it.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  log(event.reason);
});
self.addEventListener("error", (event) => {
  event.preventDefault();
  log(event.error);
});

function log(error: unknown): void {
  // deno-lint-ignore no-console -- goes to the gateway's log
  console.error(error);
}

function send(message: FromGateway): void {
  self.postMessage(message);
}

async function start(options: GatewayOptions): Promise<void> {
  sendConsoleTo(new LogFile(options.logPath));
  proxy = new FunctionProxy(
    options.functions,
    (name) => send({ type: "function wanted", name }),
  );
  const connection = new PostgrestConnection(options.dbUrl);
  await connection.watchSchema();
  listen(options.port, connection);
}

function listen(port: number, connection: PostgrestConnection): void {
  const url = `http://${LOOPBACK}:${port}`;
  const app = createRestApp(connection, url);
  try {
    Deno.serve({
      hostname: LOOPBACK,
      port,
      onListen: () => send({ type: "listening" }),
    }, async (request, info) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/functions/v1/")) return proxy.handle(request);
      const peerAddress = info.remoteAddr.hostname;
      const respond = () => app.fetch(request, { peerAddress });
      const response = pathname.startsWith("/rest/v1/")
        ? answerRpcPreflight(request) ?? refuseMalformedToken(request) ??
          await withServerTiming(respond)
        : await respond();
      if (hasCrashed(response)) return databaseUnavailable();
      if (!pathname.startsWith("/auth/v1/")) return response;
      const hasSession = request.method === "POST" && response.ok &&
        SESSION_PATHS.test(pathname);
      return withAuthCors(
        hasSession ? await rekeySession(response, `${url}/auth/v1`) : response,
      );
    });
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw portTaken(port, "--port");
    throw error;
  }
}

/**
 * Whether lite failed to look up the user of a token: that is outside its error
 * handling, so it responds in plain text when the database cannot be reached.
 */
function hasCrashed(response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  return response.status === 500 && type.startsWith("text/plain");
}

/** PostgREST's response when it cannot reach the database. */
function databaseUnavailable(): Response {
  return Response.json({
    code: "PGRST001",
    message: "Database client error. Retrying the connection.",
    details: null,
    hint: null,
  }, { status: 503 });
}
