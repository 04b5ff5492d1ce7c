import { type Stack, type StackOptions } from "../../stack/stack.ts";
import { environmentOf } from "../runner/environment.ts";
import { temporaryStack } from "../stack/temporary_stack.ts";

/** The project's own functions and migrations. */
export const SUPABASE_DIR = new URL("../../supabase", import.meta.url).pathname;

/**
 * Starts a stack before the tests of a file, which may break it, and lets the
 * fixtures use it until the last of them is done.
 */
export function ownStack(options: Partial<StackOptions> = {}): () => Stack {
  let stack: Stack | undefined;
  const before = new Map<string, string | undefined>();
  Deno.test.beforeAll(async () => {
    stack = await temporaryStack({ supabaseDir: SUPABASE_DIR, ...options });
    for (const [name, value] of Object.entries(environmentOf(stack))) {
      before.set(name, Deno.env.get(name));
      Deno.env.set(name, value);
    }
  });
  Deno.test.afterAll(async () => {
    for (const [name, value] of before) {
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    }
    await stack?.[Symbol.asyncDispose]();
  });
  return () => {
    if (stack === undefined) throw new Error("The stack has not started");
    return stack;
  };
}
