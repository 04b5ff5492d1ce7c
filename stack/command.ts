import { parseOptions } from "./options.ts";
import { StackError } from "./stack_error.ts";

/** How the command line is used. */
export const USAGE = `
The local Supabase stack.

Usage: deno task start [options]
  --port N            the gateway's port (54321)
  --db-port N         PostgreSQL's port (54322)
  --dashboard-port N  the dashboard's port (54323)
  --dir PATH          the folder for data, logs and state (.stack)
  --fresh             throw earlier data away

Usage: deno task status [options]
  --dir PATH          the folder of the running stack (.stack)
  --json              print JSON instead of KEY="value" lines

A port of 0 picks a free one.
`;

/** A parsed command line. */
export interface Command {
  name: "start" | "status";
  dir: string;
  port: number;
  dbPort: number;
  dashboardPort: number;
  fresh: boolean;
  json: boolean;
}

/**
 * Parses the command line. The default ports are those of `supabase start`.
 *
 * @throws {StackError} If a command or option is unknown or has a wrong value.
 */
export function parseCommand(args: string[]): Command {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      dir: { type: "string", default: ".stack" },
      port: { type: "string", default: "54321" },
      "db-port": { type: "string", default: "54322" },
      "dashboard-port": { type: "string", default: "54323" },
      fresh: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [name, ...rest] = positionals;
  if ((name !== "start" && name !== "status") || rest.length > 0) {
    throw new StackError(
      `Unknown command "${positionals.join(" ")}": use "start" or "status"`,
    );
  }
  return {
    name,
    dir: values.dir,
    port: parsePort(values.port, "--port"),
    dbPort: parsePort(values["db-port"], "--db-port"),
    dashboardPort: parsePort(values["dashboard-port"], "--dashboard-port"),
    fresh: values.fresh,
    json: values.json,
  };
}

function parsePort(text: string, option: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new StackError(
    `Cannot use "${text}" as ${option}: it must be a number up to 65535`,
  );
}
