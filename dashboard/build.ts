/**
 * Builds the dashboard into static files: `deno task dashboard:build`.
 *
 * @module
 */
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

if (process.argv.includes("--help")) {
  // deno-lint-ignore no-console -- it is what the user asked for
  console.log("Builds the dashboard into dashboard/dist. It has no options.");
  process.exit(0);
}

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * supabase-js always brings clients for realtime and storage, a fifth of all
 * the code. The dashboard uses neither.
 */
const unused = `${root}src/api/unused_client.ts`;

await build({
  configFile: false,
  root,
  // Any folder of any host can serve it.
  base: "./",
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic" } },
  resolve: {
    alias: {
      "@supabase/realtime-js": unused,
      "@supabase/storage-js": unused,
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: {
      onLog(level, log, report) {
        // Libraries mark what may run in a browser; here everything does.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});
