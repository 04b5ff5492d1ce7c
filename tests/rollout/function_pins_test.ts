import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { ENDPOINTS } from "../../support/endpoint.ts";
import { supabaseCli } from "../../stack/supabase_cli.ts";
import { ManagementApi } from "./management_api.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The form of a personal access token; the rehearsal accepts any. */
const TOKEN = `sbp_${"0".repeat(40)}`;

/** Deploys all functions to a rehearsal of the platform. */
async function deploy(dir: string): Promise<void> {
  await using api = new ManagementApi(dir);
  const home = join(dir, "home");
  await Deno.mkdir(join(home, "supabase-cli"), { recursive: true });
  await Deno.writeTextFile(join(home, "supabase-cli", "access-token"), TOKEN);
  const { success, output } = await supabaseCli([
    "functions",
    "deploy",
    "--use-api",
    `--workdir=${ROOT}`,
    "--project-ref=abcdefghijklmnopqrst",
    `--profile=${await api.writeProfile()}`,
  ], home);
  assertEquals(success, true, output);
}

interface Package {
  name: string;
  version: string;
}

interface ModuleGraph {
  modules: { specifier: string; error?: string; npmPackage?: string }[];
  npmPackages: Record<string, Package>;
}

/** Resolves an uploaded function where nothing is cached or locked. */
async function resolveAfresh(dir: string, name: string): Promise<ModuleGraph> {
  const folder = join(dir, name, "supabase", "functions", name);
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      "--no-lock",
      `--config=${join(folder, "deno.json")}`,
      join(folder, "index.ts"),
    ],
    env: { DENO_DIR: join(dir, "deno"), NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  assertEquals(success, true, decoder.decode(stderr));
  return JSON.parse(decoder.decode(stdout));
}

/** What the packages ask for by a range: the newest fits until it is pinned. */
async function rangesOf(dir: string, packages: Package[]): Promise<string[]> {
  // A folder for each registry; there is one.
  const cache = join(dir, "deno", "npm");
  const registries = await Array.fromAsync(Deno.readDir(cache));
  const registry = registries.find(({ isDirectory }) => isDirectory);
  const manifests = await Promise.all(
    packages.map(async ({ name, version }) => {
      const folder = join(cache, registry?.name ?? "", name, version);
      const path = join(folder, "package.json");
      const manifest: { dependencies?: Record<string, string> } = JSON.parse(
        await Deno.readTextFile(path),
      );
      return Object.entries(manifest.dependencies ?? {});
    }),
  );
  return manifests.flat()
    .filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))
    .map(([name]) => name);
}

/** Each package of the root's lockfile as `name@version`. */
async function lockedPackages(): Promise<Set<string>> {
  const lock: { npm: Record<string, unknown> } = JSON.parse(
    await Deno.readTextFile(join(ROOT, "deno.lock")),
  );
  return new Set(
    Object.keys(lock.npm).map((key) => /^.[^@]*@[^_]+/.exec(key)?.[0] ?? key),
  );
}

Deno.test("a deployed function gets the versions that were tested, though newer ones are published", async (t) => {
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-deploy-" });
  try {
    await deploy(dir);
    const locked = await lockedPackages();
    for (const name of ENDPOINTS) {
      await t.step(name, async () => {
        const { modules, npmPackages } = await resolveAfresh(dir, name);
        assertEquals(modules.filter(({ error }) => error !== undefined), []);
        const packages = Object.values(npmPackages);
        assertEquals(
          packages.map(({ name, version }) => `${name}@${version}`)
            .filter((it) => !locked.has(it)),
          [],
        );
        const pinned = new Set(
          modules.map(({ npmPackage }) => npmPackages[npmPackage ?? ""]?.name),
        );
        const ranges = await rangesOf(dir, packages);
        assertEquals(ranges.includes("jose"), true);
        assertEquals(ranges.filter((it) => !pinned.has(it)), []);
      });
    }
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});
