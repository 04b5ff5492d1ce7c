import { DURABLE_SETTINGS } from "../stack/postgres/durable_settings.ts";
import { Interruption } from "../stack/interruption.ts";
import {
  removeStack,
  type Stack,
  type StackOptions,
  startStack,
} from "../stack/stack.ts";

/**
 * Runs a measurement on a durable stack of its own, which is removed after it,
 * also when the user interrupts it.
 *
 * @param options As for {@linkcode startStack}; its PostgreSQL settings come on
 * top of those that make it durable.
 * @throws {StackError} If the stack does not start, or if interrupted.
 */
export async function onBenchStack<Result>(
  options: Omit<StackOptions, "dir">,
  measure: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  try {
    await using stack = await startStack({
      ...options,
      dir,
      postgresSettings: { ...DURABLE_SETTINGS, ...options.postgresSettings },
    });
    return await interruption.orResult(measure(stack));
  } finally {
    await removeStack(dir);
  }
}
