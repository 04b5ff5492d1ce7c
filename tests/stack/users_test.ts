import { fileURLToPath } from "node:url";
import { assertEquals } from "@std/assert";
import { join } from "node:path";
import {
  type ChildUser,
  unprivilegedUser,
} from "../../stack/postgres/unprivileged_user.ts";
import { sharedFolder } from "./temporary_stack.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a stack, sends it a request, stops it and removes its data. */
const PROGRAM = `
import { removeStack, startStack } from "./stack/stack.ts";
const dir = Deno.args[0];
const stack = await startStack({ dir });
const { API_URL, SECRET_KEY } = stack.status;
const response = await fetch(API_URL + "/rest/v1/restaurants", {
  headers: { apikey: SECRET_KEY },
});
await response.body?.cancel();
await stack.stop();
const data = await Deno.realPath(dir + "/data");
await removeStack(dir);
const isRemoved = await Deno.lstat(data).then(() => false, () => true);
console.log(JSON.stringify({
  user: Deno.uid(),
  status: response.status,
  failedFunctions: stack.failedFunctions,
  isRemoved,
}));
`;

const folder = sharedFolder();
let isCopied = false;

Deno.test.beforeEach(async () => {
  if (!isCopied) await copyProject(folder());
  isCopied = true;
});

/** A checkout with its own Deno, owned by the current user. */
async function copyProject(to: string): Promise<void> {
  const names = ["stack", "supabase", "dashboard", "node_modules", "deno.json"];
  for (const name of names) {
    await copy(join(PROJECT, name), join(to, name));
  }
  await copy(await Deno.realPath(Deno.execPath()), join(to, "deno"));
  await Deno.writeTextFile(join(to, "program.ts"), PROGRAM);
}

/** Links files where that is possible: the packages are large. */
async function copy(from: string, to: string): Promise<void> {
  for (const option of ["-RPl", "-RP"]) {
    const { success } = await new Deno.Command("cp", {
      args: [option, from, to],
      stderr: "null",
    }).output();
    if (success) return;
    await Deno.remove(to, { recursive: true });
  }
  throw new Error(`Cannot copy "${from}" to "${to}"`);
}

async function runProgram(user: ChildUser): Promise<unknown> {
  const home = await Deno.makeTempDir({ dir: folder() });
  if (user.uid !== undefined) {
    await Deno.chown(home, user.uid, user.gid ?? null);
  }
  const { success, stdout, stderr } = await new Deno.Command(
    join(folder(), "deno"),
    {
      args: ["run", "-A", "program.ts", join(home, "stack")],
      cwd: folder(),
      clearEnv: true,
      env: { HOME: home, PATH: Deno.env.get("PATH") ?? "" },
      ...user,
    },
  ).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return JSON.parse(decoder.decode(stdout));
}

Deno.test("an ordinary user can run the stack from a checkout of another user", async () => {
  await Deno.chmod(folder(), 0o755);
  const user = unprivilegedUser();
  assertEquals(await runProgram(user), {
    user: user.uid ?? Deno.uid(),
    status: 200,
    failedFunctions: [],
    isRemoved: true,
  });
});

Deno.test("the stack runs from a checkout that no other user can enter", async () => {
  await Deno.chmod(folder(), 0o700);
  assertEquals(await runProgram({}), {
    user: Deno.uid(),
    status: 200,
    failedFunctions: [],
    isRemoved: true,
  });
});
