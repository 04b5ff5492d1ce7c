import { assert, assertEquals } from "@std/assert";

const root = new URL("../../", import.meta.url);

/** The folders whose packages are installed apart from the root's. */
const APART = ["gates", "tests/e2e"];

interface Config {
  workspace: string[];
  nodeModulesDir: string;
  imports: Record<string, string>;
}

async function readConfig(folder: string): Promise<Config> {
  const file = new URL(`${folder}/deno.json`, root);
  return JSON.parse(await Deno.readTextFile(file));
}

async function packagesOf(folder: string): Promise<string[]> {
  const { imports } = await readConfig(folder);
  return Object.values(imports).filter((target) => !target.startsWith("./"));
}

Deno.test("every package is pinned to one version, the same everywhere", async () => {
  const { workspace } = await readConfig(".");
  const versions = new Map<string, string>();
  for (const folder of [".", ...workspace, ...APART]) {
    for (const pin of await packagesOf(folder)) {
      const [, name = "", version = ""] =
        /^npm:(.+)@(\d+\.\d+\.\d+[\w.-]*)$/.exec(pin) ?? [];
      assert(name, `"${pin}" in ${folder}/deno.json is no exact version`);
      assertEquals(version, versions.get(name) ?? version, name);
      versions.set(name, version);
    }
  }
});

for (const folder of APART) {
  Deno.test(`${folder} has packages of its own, apart from the workspace`, async () => {
    const { workspace, nodeModulesDir } = await readConfig(folder);
    assertEquals({ workspace, nodeModulesDir }, {
      workspace: [],
      nodeModulesDir: "manual",
    });
    const common = await packagesOf(".");
    const own = await packagesOf(folder);
    assertEquals(own.filter((pin) => common.includes(pin)), []);
    const { isFile } = await Deno.stat(new URL(`${folder}/deno.lock`, root));
    assert(isFile);
  });
}
