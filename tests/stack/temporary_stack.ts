import { fileURLToPath } from "node:url";
import {
  removeStack,
  type Stack,
  type StackOptions,
  startStack,
} from "../../stack/stack.ts";

/** A project for these tests: see its migration and its functions. */
export const TEST_PROJECT = fileURLToPath(
  new URL("./project", import.meta.url),
);

/** A folder for a stack; disposing of it removes it with all data. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

/** Creates a folder that other users can reach, like a checkout usually is. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await Deno.makeTempDir({ prefix: "table-allocator-stack-" });
  await Deno.chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => removeStack(path) };
}

/** Starts a stack for the test project; disposing of it removes everything. */
export async function temporaryStack(
  options: Partial<StackOptions> = {},
): Promise<Stack> {
  const folder = await temporaryFolder();
  const stack = await startStack({
    dir: folder.path,
    supabaseDir: TEST_PROJECT,
    ...options,
  });
  const dispose = async () => {
    await stack.stop();
    await folder[Symbol.asyncDispose]();
  };
  return { ...stack, [Symbol.asyncDispose]: dispose };
}

/**
 * One stack for the tests of a file, from the first that runs to the last. If
 * all are filtered out, none is started.
 */
export function sharedStack(): () => Stack {
  let stack: Stack | undefined;
  Deno.test.beforeEach(async () => {
    stack ??= await temporaryStack();
  });
  Deno.test.afterAll(async () => {
    await stack?.[Symbol.asyncDispose]();
  });
  return () => {
    if (stack === undefined) throw new Error("The stack has not started");
    return stack;
  };
}

/** One folder for the tests of a file, which use it one after the other. */
export function sharedFolder(): () => string {
  let folder: TemporaryFolder | undefined;
  Deno.test.beforeEach(async () => {
    folder ??= await temporaryFolder();
  });
  Deno.test.afterAll(async () => {
    await folder?.[Symbol.asyncDispose]();
  });
  return () => {
    if (folder === undefined) throw new Error("The folder was not created");
    return folder.path;
  };
}
