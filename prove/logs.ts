import type { Stack } from "../stack/stack.ts";
import type { Report } from "./report.ts";

/**
 * I7, where clients do not see it because the function tries again: PostgreSQL
 * never had to break a deadlock.
 */
export async function checkLogs(stack: Stack, report: Report): Promise<void> {
  const log = await Deno.readTextFile(stack.logs.postgres);
  const deadlock = log.split("\n").findIndex((line) =>
    line.includes("deadlock detected")
  );
  report.count("invariants checked");
  if (deadlock < 0) return;
  const lines = log.split("\n").slice(deadlock, deadlock + 8);
  report.violate("I7", `A deadlock was broken:\n${lines.join("\n")}`);
}

/** What the functions logged about the requests that a text names. */
export async function linesAbout(stack: Stack, text: string): Promise<string> {
  const ids = [...text.matchAll(/"requestId":"([^"]+)"/g)].map(([, id]) => id);
  if (ids.length === 0) return "";
  const log = await Deno.readTextFile(stack.logs.functions);
  return log.split("\n")
    .filter((line) => ids.some((id) => id !== undefined && line.includes(id)))
    .map((line) => `\n  log: ${line}`).join("");
}
