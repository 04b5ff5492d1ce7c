/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
/**
 * The gateway: one HTTP server in front of everything, with the paths of a
 * Supabase project. It runs in a thread of its own so that load on it does not
 * delay the program that started it, and so that the console output of lite
 * can go to a file.
 *
 * @module
 */
import { App } from "@supabase/lite";
import { inspect } from "node:util";
import { rekeySession } from "./auth_tokens.ts";
import { FunctionProxy } from "./function_proxy.ts";
import type {
  FromGateway,
  GatewayOptions,
  ToGateway,
} from "./gateway_messages.ts";
import { JWT_SECRET, PUBLISHABLE_KEY, SECRET_KEY } from "./local_keys.ts";
import { LogFile } from "./log_file.ts";
import { LOOPBACK } from "./ports.ts";
import { PostgrestConnection } from "./postgrest_connection.ts";

/** The paths whose answer holds a session. */
const SESSION_PATHS = /^\/auth\/v1\/(token|signup|verify)$/;

let proxy: FunctionProxy;

self.addEventListener("message", ({ data }: MessageEvent<ToGateway>) => {
  if (data.type === "start") void start(data.options);
  else proxy.setPort(data.name, data.port);
});

async function start(options: GatewayOptions): Promise<void> {
  logTo(options.logPath);
  proxy = new FunctionProxy(
    options.functions,
    (name) => tell({ type: "function wanted", name }),
  );
  const connection = new PostgrestConnection(options.dbUrl);
  await connection.watchSchema();
  const url = `http://${LOOPBACK}:${options.port}`;
  const app = createApp(connection, url);
  try {
    Deno.serve({
      hostname: LOOPBACK,
      port: options.port,
      onListen: () => tell({ type: "listening" }),
    }, (request, info) => handle(app, url, request, info.remoteAddr.hostname));
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    tell({ type: "port taken" });
  }
}

function tell(message: FromGateway): void {
  self.postMessage(message);
}

/** lite prints every error of the database. */
function logTo(path: string): void {
  const log = new LogFile(path);
  const encoder = new TextEncoder();
  const write = (...parts: unknown[]) => {
    const words = parts.map((part) =>
      typeof part === "string" ? part : inspect(part)
    );
    log.write(encoder.encode(`${words.join(" ")}\n`));
  };
  Object.assign(console, {
    debug: write,
    error: write,
    info: write,
    log: write,
    warn: write,
  });
}

function createApp(connection: PostgrestConnection, url: string) {
  return new App({
    connection,
    api: {
      enabled: true,
      schemas: ["public"],
      max_rows: 1000,
      external_url: url,
    },
    auth: {
      enabled: true,
      jwt_secret: JWT_SECRET,
      jwt_expiry: 3600,
      enable_signup: true,
      publishable_key: PUBLISHABLE_KEY,
      secret_key: SECRET_KEY,
      site_url: url,
      email: { enable_confirmations: false },
    },
    studio: { enabled: false },
    storage: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  });
}

async function handle(
  app: ReturnType<typeof createApp>,
  url: string,
  request: Request,
  peerAddress: string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/functions/v1/")) return proxy.handle(request);
  const response = await app.fetch(request, { peerAddress });
  const hasSession = request.method === "POST" && response.ok &&
    SESSION_PATHS.test(pathname);
  return hasSession ? await rekeySession(response, `${url}/auth/v1`) : response;
}
