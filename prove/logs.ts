import { open } from "node:fs/promises";
import type { Stack } from "../stack/stack.ts";
import type { Report } from "./report.ts";

/** How many lines the log has about one deadlock, at most. */
const LINES = 24;

/**
 * I7, where clients do not see it because the function retries: PostgreSQL
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

/** What the functions have logged about the requests whose ids are in a text. */
export async function linesAbout(stack: Stack, text: string): Promise<string> {
  const ids = [...text.matchAll(/(?<="requestId":")[^"]+/g)].map(String);
  if (ids.length === 0) return "";
  const log = await Deno.readTextFile(stack.logs.functions);
  return log.split("\n")
    .filter((line) => ids.some((id) => line.includes(id)))
    .map((line) => `\n  log: ${line}`).join("");
}
