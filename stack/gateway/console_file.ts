import { inspect } from "node:util";
import type { LogFile } from "../log_file.ts";

/** Redirects what this thread writes to the console to a file. */
export function sendConsoleTo(log: LogFile): void {
  const encoder = new TextEncoder();
  const write = (...parts: unknown[]) => {
    const texts = parts.map((part) =>
      typeof part === "string" ? part : inspect(part)
    );
    log.write(encoder.encode(`${texts.join(" ")}\n`));
  };
  Object.assign(console, {
    debug: write,
    error: write,
    info: write,
    log: write,
    warn: write,
  });
}
