/**
 * The command line of the local stack: `deno task start`, `deno task status`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { resolve } from "node:path";
import { type Command, parseCommand, USAGE } from "./command.ts";
import { runProgram } from "./program.ts";
import type { Stack } from "./stack.ts";
import { readStatus, type StackStatus } from "./state.ts";

async function main(args: string[]): Promise<number> {
  const command = parseCommand(args);
  if (command.name === "start") return await start(command);
  const status = await readStatus(resolve(command.dir));
  console.log(command.json ? JSON.stringify(status, null, 2) : format(status));
  return 0;
}

async function start(command: Command): Promise<number> {
  const began = performance.now();
  const request = new StopRequest();
  // Loaded only here: "status" needs none of the packages.
  const { startStack } = await import("./stack.ts");
  try {
    await using stack = await startStack(command);
    if (!request.isMade) announce(stack, performance.now() - began);
    const failure = await Promise.race([request.promise, stack.failure]);
    if (failure !== undefined) throw failure;
  } catch (error) {
    // Ctrl-C also ends the Supabase CLI, and with it the start.
    if (!request.isMade) throw error;
  }
  return 0;
}

/** Ctrl-C, which may come before the stack has started. */
class StopRequest {
  isMade = false;
  readonly promise: Promise<void>;

  constructor() {
    this.promise = new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        Deno.addSignalListener(signal, () => {
          this.isMade = true;
          resolve();
        });
      }
    });
  }
}

function announce(stack: Stack, milliseconds: number): void {
  for (const name of stack.failedFunctions) {
    console.warn(
      `Function "${name}" did not start, see "${stack.logs.functions}"`,
    );
  }
  if (!stack.hasDashboard) {
    console.warn(
      `The dashboard could not be built, see "${stack.logs.dashboard}"`,
    );
  }
  const { postgres, functions, gateway } = stack.logs;
  console.log(format(stack.status));
  console.log(`Logs: ${postgres}, ${functions}, ${gateway}`);
  console.log(
    `Ready in ${(milliseconds / 1000).toFixed(1)} s. Stop with Ctrl-C.`,
  );
}

function format(status: StackStatus): string {
  return Object.entries(status)
    .map(([key, value]) => `${key}="${value}"`)
    .join("\n");
}

if (import.meta.main) {
  await runProgram(USAGE, main);
}
