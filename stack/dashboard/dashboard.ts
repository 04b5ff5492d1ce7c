import { extname, join } from "node:path";
import { LOOPBACK, portTaken } from "../ports.ts";

/** What the dashboard reads from `config.json` when it starts. */
export interface DashboardConfig {
  supabaseUrl: string;
  publishableKey: string;
  /** The account that the sign-in form offers, if any. */
  demo?: { email: string; password: string };
}

/** What {@linkcode serveDashboard} needs. */
export interface DashboardOptions {
  port: number;
  /** The folder with the built files. */
  dist: string;
  config: DashboardConfig;
}

const CONTENT_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** A name in the folder or in its `assets`; it cannot lead out of there. */
const FILE = /^\/(?:assets\/)?[\w-][\w.-]*$/;

/**
 * Serves the built dashboard and its configuration.
 *
 * @throws {StackError} If the port is taken.
 */
export function serveDashboard(options: DashboardOptions): AsyncDisposable {
  const { port, dist, config } = options;
  const headers = securityHeaders(config.supabaseUrl);
  const handle = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const response = pathname === "/config.json"
      ? Response.json(config, { headers: { "cache-control": "no-store" } })
      : await fileResponse(dist, pathname === "/" ? "/index.html" : pathname);
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  };
  try {
    return Deno.serve({ hostname: LOOPBACK, port, onListen() {} }, handle);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw portTaken(port, "--dashboard-port");
  }
}

async function fileResponse(dist: string, path: string): Promise<Response> {
  const type = CONTENT_TYPES[extname(path)];
  if (type === undefined || !FILE.test(path)) return notFound();
  try {
    const isHashed = path.startsWith("/assets/");
    return new Response(await Deno.readFile(join(dist, path)), {
      headers: {
        "content-type": type,
        "cache-control": isHashed ? "max-age=31536000, immutable" : "no-cache",
      },
    });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return notFound();
    throw error;
  }
}

function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

/** The page runs its own code alone and talks to its API alone. */
function securityHeaders(apiUrl: string): [string, string][] {
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${apiUrl}`,
    // The toasts bring their styles along.
    "style-src 'self' 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return [
    ["content-security-policy", policy.join("; ")],
    ["referrer-policy", "no-referrer"],
    ["x-content-type-options", "nosniff"],
  ];
}
