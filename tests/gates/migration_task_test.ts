import { assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--config=deno.json",
      "gates/migration/main.ts",
      ...args,
    ],
    cwd: PROJECT,
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

Deno.test("the task explains itself", async () => {
  const { code, stdout } = await run("--help");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "Usage: deno task migration NAME");
});

for (
  const [args, message] of [
    [[], "Usage: deno task migration NAME"],
    [["two", "names"], "Usage: deno task migration NAME"],
    [["Add-X"], 'Cannot use "Add-X" as a name'],
    [["../x"], 'Cannot use "../x" as a name'],
    [["drop_restaurant_capacity_rules"], "may leave out migrations"],
    [["x", "--force"], "--force"],
  ] as const
) {
  Deno.test(`the task refuses "${args.join(" ")}"`, async () => {
    const { code, stderr } = await run(...args);
    assertEquals(code, 1);
    assertStringIncludes(stderr, message);
  });
}
