import { assert, assertEquals } from "@std/assert";
import { Document } from "../../support/document.ts";
import { readEnvironment } from "../../support/environment.ts";
import { type Scene, scene } from "../../support/scene.ts";

const page = await Document.read("night.md");

/** The page's shell: what it needs, the ids of the seed, then the calls. */
const [setUp = "", ids = "", ...calls] = page.blocks("", "sh");

/** The answers of the page, in its order. */
const answers = page.blocks("", "json").map((text) => JSON.parse(text));

const demoTables = scene.with({ tables: { M2: 2, M3: 2, M5: 4 } });

type DemoScene = Scene<"M2" | "M3" | "M5">;

/** The page's ids, with those of the test's restaurant in place of the seed's. */
function idsOf({ restaurant, tables }: DemoScene): string {
  const own: Record<string, string> = { restaurant: restaurant.id, ...tables };
  return ids.replaceAll(/^(\w+)=.*$/gm, (_, name) => {
    assert(own[name], `The test has no "${name}"`);
    return `${name}=${own[name]}`;
  });
}

/** Runs all blocks in one shell, and returns the lines that they print. */
async function run(scene: DemoScene): Promise<string[]> {
  const { url, secretKey } = readEnvironment();
  const script = [
    setUp.replace(/^eval .*$/m, ""),
    idsOf(scene),
    ...calls,
  ].join("\n");
  const { stdout, stderr, success } = await new Deno.Command("bash", {
    args: ["-euo", "pipefail", "-c", script],
    env: { FUNCTIONS_URL: `${url}/functions/v1`, SECRET_KEY: secretKey },
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).trimEnd().split("\n");
}

/** An answer without what differs from run to run: ids, times, the service. */
function comparable(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer)
      .replaceAll(/"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"/g, '"id"')
      .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+\+00:00"/g, '"time"')
      .replaceAll(/(\d{4}-\d\d-\d\d )?\d\d:\d\d/g, "time"),
  );
}

demoTables.test("docs/night.md is answered as it says", async (scene) => {
  const printed = (await run(scene)).map((line) => JSON.parse(line));
  assertEquals(printed.map(comparable), answers.map(comparable));
});
