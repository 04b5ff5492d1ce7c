import { fileURLToPath } from "node:url";
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { parseArguments } from "../runner/arguments.ts";
import { planStages } from "../runner/stages.ts";
import { sum, tallyOf } from "../runner/tally.ts";
import { temporaryFolder } from "./temporary_stack.ts";

const RUNNER = fileURLToPath(new URL("../run.ts", import.meta.url));
const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a test file with this text, as if against another Supabase. */
async function runTests(text: string, ...flags: string[]) {
  await using folder = await temporaryFolder();
  const file = `${folder.path}/some_test.ts`;
  await Deno.writeTextFile(file, text);
  return await runRunner([file, ...flags]);
}

async function runRunner(args: string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", RUNNER, ...args],
    cwd: PROJECT,
    env: {
      SUPABASE_URL: "http://127.0.0.1:1",
      SUPABASE_DB_URL: "postgresql://127.0.0.1:1/postgres",
      NO_COLOR: "1",
      ...env,
    },
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    lastLine: decoder.decode(stdout).trimEnd().split("\n").at(-1),
    stderr: decoder.decode(stderr),
  };
}

Deno.test("the runner succeeds with the number of passed tests", async () => {
  const { code, lastLine } = await runTests(`
    Deno.test("one", () => {});
    Deno.test("two", () => {});
    Deno.test.ignore("three", () => {});`);
  assertEquals({ code, lastLine }, { code: 0, lastLine: "2 passed, 0 failed" });
});

Deno.test("the runner fails with the number of failed tests", async () => {
  const { code, lastLine } = await runTests(`
    Deno.test("one", () => {});
    Deno.test("two", () => { throw new Error("no"); });`);
  assertEquals({ code, lastLine }, { code: 1, lastLine: "1 passed, 1 failed" });
});

Deno.test("tests that cannot be loaded count as a failure", async () => {
  for (const text of ["const x: number = 'text';", "throw new Error('no');"]) {
    const { code, lastLine } = await runTests(text);
    assertEquals({ code, lastLine }, {
      code: 1,
      lastLine: "0 passed, 1 failed",
    });
  }
});

Deno.test("no test at all is a failure", async () => {
  const { code, lastLine, stderr } = await runTests(
    'Deno.test("one", () => {});',
    "--filter",
    "two",
  );
  assertEquals({ code, lastLine }, { code: 1, lastLine: "0 passed, 0 failed" });
  assertStringIncludes(stderr, "No test was run");
});

Deno.test("arguments are separated into paths and flags", () => {
  const args = ["tests/unit", "--filter", "a name", "--fail-fast", "b.ts"];
  const parsed = {
    paths: ["tests/unit", "b.ts"],
    flags: ["--filter", "a name", "--fail-fast"],
  };
  assertEquals(parseArguments(args), { ...parsed, allowRemote: false });
  const remote = parseArguments([...args, "--allow-remote"]);
  assertEquals(remote, { ...parsed, allowRemote: true });
});

const REMOTE = [
  ["SUPABASE_URL", "https://abc.supabase.co"],
  ["SUPABASE_DB_URL", "postgresql://postgres@db.abc.supabase.co/postgres"],
] as const;

for (const [variable, url] of REMOTE) {
  Deno.test(`a ${variable} on another machine is refused unless that is allowed`, async () => {
    const refused = await runRunner(["tests/unit"], { [variable]: url });
    assertEquals(refused.code, 1);
    assertMatch(refused.stderr, /^Cannot test "(db\.)?abc\.supabase\.co": /);
    const { lastLine } = await runRunner(
      ["tests/stack/conditions.ts", "--allow-remote"],
      { [variable]: url },
    );
    assertEquals(lastLine, "0 passed, 0 failed");
  });
}

Deno.test("--help prints how the runner is used", async () => {
  const { code, stdout } = await runRunner(["--help"]);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "Usage: deno task test ");
});

Deno.test("tests that alter the shared schema run one by one, after those that use it", () => {
  const paths = [
    "tests/stack/roles_test.ts",
    "tests/schema_drift",
    "tests/unit",
    "./tests/stack",
  ];
  const flags = ["--parallel", "--shuffle"];
  assertEquals(planStages({ paths, isOutside: false }), [
    { paths: ["tests/unit"], flags },
    { paths: ["tests/schema_drift"], flags: [] },
    { paths: ["tests/stack/roles_test.ts", "./tests/stack"], flags },
  ]);
});

Deno.test("only the tests of the browser and of the gates need packages of their own", () => {
  const packages = planStages({ paths: [], isOutside: false })
    .map((stage) => [stage.paths[0], stage.packages]);
  assertEquals(packages, [
    ["tests/unit", undefined],
    ["tests/e2e", "tests/e2e/deno.json"],
    ["tests/schema_drift", undefined],
    ["tests/stack", undefined],
    ["tests/gates", "gates/deno.json"],
  ]);
});

Deno.test("tests of the stack are left out when testing another Supabase", () => {
  const chosen = (isOutside: boolean) =>
    planStages({ paths: [], isOutside }).flatMap((stage) => stage.paths);
  assertEquals(chosen(false).includes("tests/stack"), true);
  assertEquals(chosen(true).includes("tests/stack"), false);
  assertEquals(chosen(true).includes("tests/unit"), true);
});

Deno.test("tallies add up over files and stages", () => {
  const report = `<testsuites name="deno test" tests="9" failures="9">
    <testsuite name="a" tests="4" disabled="1" errors="0" failures="1">
    </testsuite>
    <testsuite name="b" tests="2" disabled="0" errors="0" failures="0">
    </testsuite></testsuites>`;
  const tally = tallyOf(report, false);
  assertEquals(tally, { passed: 4, failed: 1 });
  assertEquals(sum([tally, { passed: 1, failed: 0 }]), {
    passed: 5,
    failed: 1,
  });
});
