import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { serveStatic } from "hono/serve-static";
import { join } from "node:path";
import { isFolder, readBytesIfPresent } from "../files.ts";
import { LOOPBACK, portTaken } from "../ports.ts";

/** What the dashboard reads from `config.json` when it starts. */
export interface DashboardConfig {
  supabaseUrl: string;
  publishableKey: string;
  /** The account that the sign-in form offers. */
  demo?: { email: string; password: string };
}

/** What {@linkcode serveDashboard} needs. */
export interface DashboardOptions {
  port: number;
  /** The folder with the built files. */
  dist: string;
  config: DashboardConfig;
}

/**
 * Serves the built dashboard and its configuration.
 *
 * @throws {StackError} If the port is taken.
 */
export function serveDashboard(options: DashboardOptions): AsyncDisposable {
  const { port } = options;
  const { fetch } = dashboardApp(options);
  try {
    return Deno.serve({ hostname: LOOPBACK, port, onListen() {} }, fetch);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw portTaken(port, "--dashboard-port");
  }
}

function dashboardApp({ dist, config }: DashboardOptions): Hono {
  const app = new Hono();
  app.use(secureHeaders({
    // The page runs only its own code, and connects only to its API.
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'", config.supabaseUrl],
      // The solver that plans a service is WebAssembly.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      // The toasts have inline styles.
      styleSrc: ["'self'", "'unsafe-inline'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // There is no HTTPS.
    strictTransportSecurity: false,
  }));
  app.get("/config.json", (context) => {
    context.header("cache-control", "no-store");
    return context.json(config);
  });
  app.use(serveStatic({
    root: dist,
    join,
    isDir: isFolder,
    getContent: async (path) => await readBytesIfPresent(path) ?? null,
    onFound(path, context) {
      const isHashed = path.startsWith(join(dist, "assets/"));
      context.header(
        "cache-control",
        isHashed ? "max-age=31536000, immutable" : "no-cache",
      );
    },
  }));
  return app;
}
