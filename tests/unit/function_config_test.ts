import { assertEquals } from "@std/assert";

const root = new URL("../../", import.meta.url);
const functions = new URL("supabase/functions/", root);

interface Config {
  workspace?: string[];
  imports: Record<string, string>;
}

async function readConfig(directory: URL): Promise<Config> {
  return JSON.parse(await Deno.readTextFile(new URL("deno.json", directory)));
}

async function namesIn(directory: URL): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(directory));
  return entries.map(({ name }) => name).sort();
}

const names = (await namesIn(functions))
  .filter((name) => !name.startsWith("_"));

Deno.test("each function is a member of the workspace", async () => {
  const { workspace } = await readConfig(root);
  const members = names.map((name) => `./supabase/functions/${name}`);
  assertEquals(workspace, [...members, "./dashboard"]);
});

for (const name of names) {
  const directory = new URL(`${name}/`, functions);

  Deno.test(`${name} pins the versions that the root pins`, async () => {
    const { imports } = await readConfig(directory);
    const pinnedAtRoot = (await readConfig(root)).imports;
    for (const [specifier, pin] of Object.entries(imports)) {
      assertEquals(pin, pinnedAtRoot[specifier]);
      assertEquals(/^npm:.+@\d+\.\d+\.\d+$/.test(pin), true, pin);
    }
  });

  Deno.test(`${name} has its four files and no lockfile`, async () => {
    const files = ["deno.json", "endpoint.ts", "index.ts", "request.ts"];
    assertEquals(await namesIn(directory), files);
  });

  Deno.test(`${name}'s index.ts only mounts`, async () => {
    const source = await Deno.readTextFile(new URL("index.ts", directory));
    assertEquals(source.trimEnd().split("\n").length <= 15, true);
  });
}
