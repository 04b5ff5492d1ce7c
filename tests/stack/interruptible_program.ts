/** Works until it is interrupted, and cleans up. */
// deno-lint-ignore-file no-console -- the test reads what it prints
import { Interruption } from "../../stack/interruption.ts";
import { exitCodeOf } from "../../stack/stack_error.ts";

async function main(): Promise<number> {
  using interruption = new Interruption();
  const { promise, reject } = Promise.withResolvers<never>();
  await using _resource = {
    [Symbol.asyncDispose]: async () => {
      // The work fails with its stack, and nothing awaits it any more.
      reject(new Error("The stack is gone"));
      await Deno.stat(".");
      console.log("cleaned up");
    },
  };
  promise.then(() => {});
  console.log("at work");
  return await interruption.orResult(promise);
}

Deno.exit(await exitCodeOf(main));
