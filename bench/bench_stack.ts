import { DURABLE_SETTINGS } from "../stack/durable_settings.ts";
import {
  removeStack,
  type Stack,
  type StackOptions,
  startStack,
} from "../stack/stack.ts";

/**
 * Runs a measurement on a durable stack of its own, which is removed after it.
 *
 * @param options As for {@linkcode startStack}; its PostgreSQL settings come on
 * top of those that make it durable.
 */
export async function onBenchStack<Result>(
  options: Omit<StackOptions, "dir">,
  measure: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  // PostgreSQL does not run as root and has to reach its data in there.
  await Deno.chmod(dir, 0o755);
  try {
    await using stack = await startStack({
      ...options,
      dir,
      postgresSettings: { ...DURABLE_SETTINGS, ...options.postgresSettings },
    });
    return await measure(stack);
  } finally {
    await removeStack(dir);
  }
}
