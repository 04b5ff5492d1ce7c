/**
 * Builds the dashboard into static files: `deno task dashboard:build`.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, type InlineConfig } from "vite";

const HELP = `Usage: deno task dashboard:build

Builds the dashboard into static files in dashboard/dist.`;

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Replaces the clients for realtime and storage, which supabase-js always brings
 * along: a fifth of all the code. The dashboard uses neither.
 */
const unused = `${root}src/api/unused_client.ts`;

const CONFIG: InlineConfig = {
  configFile: false,
  root,
  // Relative links: the files work in any folder of any host.
  base: "./",
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic" } },
  resolve: {
    alias: {
      "@supabase/realtime-js": unused,
      "@supabase/storage-js": unused,
      // The solver imports it where it finds itself in Node.
      "node:module": unused,
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: {
      onLog(level, log, report) {
        // Libraries mark what runs in the browser; here everything does.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  // The planner, which imports nothing that the page has.
  worker: { format: "es" },
};

const { values } = parseArgs({
  options: { help: { type: "boolean", short: "h" } },
});
// deno-lint-ignore no-console
if (values.help) console.log(HELP);
else await build(CONFIG);
