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

/** Replaces the parts of Supabase Auth for which nobody has a use here. */
const unusedAuth = `${root}src/api/unused_auth.ts`;

const CONFIG: InlineConfig = {
  configFile: false,
  root,
  // Relative links: the files work in any folder of any host.
  base: "./",
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic" } },
  resolve: {
    alias: [
      { find: "@supabase/realtime-js", replacement: unused },
      { find: "@supabase/storage-js", replacement: unused },
      // The solver imports it where it finds itself in Node.
      { find: "node:module", replacement: unused },
      { find: /^\.\/lib\/webauthn$/, replacement: unusedAuth },
      { find: /^\.\/lib\/web3\/ethereum$/, replacement: unusedAuth },
    ],
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: {
      output: {
        // One file is smaller than many, as far as all of it is needed at first.
        codeSplitting: {
          groups: [{
            name: "libraries",
            test:
              /node_modules\/(react|react-dom|scheduler|@tanstack|@supabase|tslib)\//,
          }, {
            name: "shared",
            test:
              /dashboard\/src\/(actions|api|choice|data|parts|sheets|time|wording)\//,
          }],
        },
      },
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
