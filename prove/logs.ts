import { open } from "node:fs/promises";
import type { Stack } from "../stack/stack.ts";
import type { Report } from "./report.ts";

/** How much of the log tells of a deadlock. */
const LINES = 24;

/**
 * I7, where clients do not see it because the function tries again: PostgreSQL
 * never had to break a deadlock.
 */
export async function checkLogs(stack: Stack, report: Report): Promise<void> {
  report.count("invariants checked");
  const lines: string[] = [];
  await using log = await open(stack.logs.postgres);
  for await (const line of log.readLines()) {
    if (lines.length === 0 && !line.includes("deadlock detected")) continue;
    if (lines.push(line) === LINES) break;
  }
  if (lines.length === 0) return;
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
