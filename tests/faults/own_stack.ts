import type { Stack, StackOptions } from "../../stack/stack.ts";
import { useStack } from "../../support/environment.ts";
import { temporaryStack } from "../stack/temporary_stack.ts";

/** The project's own functions and migrations. */
export const SUPABASE_DIR = new URL("../../supabase", import.meta.url).pathname;

/**
 * Starts a stack before the tests of a file, which may break it, and has them
 * use it until the last of them is done.
 */
export function ownStack(options: Partial<StackOptions> = {}): () => Stack {
  let stack: Stack | undefined;
  Deno.test.beforeAll(async () => {
    stack = await temporaryStack({ supabaseDir: SUPABASE_DIR, ...options });
    useStack(stack);
  });
  Deno.test.afterAll(async () => {
    useStack(undefined);
    await stack?.[Symbol.asyncDispose]();
  });
  return () => {
    if (stack === undefined) throw new Error("The stack has not started");
    return stack;
  };
}
