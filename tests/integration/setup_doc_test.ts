import { assert, assertEquals } from "@std/assert";
import { Document } from "../../support/document.ts";
import { readEnvironment } from "../../support/environment.ts";

const page = await Document.read("setup.md");

/** The answers of the page, in its order. */
const answers = page.blocks("", "json").map((text) => JSON.parse(text));

/** Runs all blocks in one shell, and returns the lines that they print. */
async function run(): Promise<string[]> {
  const { url, publishableKey, secretKey } = readEnvironment();
  // Nobody else has signed up with these addresses.
  const own = `-${crypto.randomUUID()}@example.test`;
  const script = page.blocks("", "sh").join("\n")
    .replace(/^eval .*$/m, "")
    .replaceAll("@example.test", own);
  const { stdout, stderr, success } = await new Deno.Command("bash", {
    args: ["-euo", "pipefail", "-c", script],
    env: {
      API_URL: url,
      PUBLISHABLE_KEY: publishableKey,
      SECRET_KEY: secretKey,
    },
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).replaceAll(own, "@example.test")
    .trimEnd().split("\n");
}

/** An answer without what differs from run to run: ids and times. */
function comparable(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer)
      // In the details of a refusal, quotes have a backslash.
      .replaceAll(/(\\?")[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\1/g, "$1id$1")
      .replaceAll(/"\d{4}-\d\d-\d\d(T[\d:.]+\+00:00)?"/g, '"time"'),
  );
}

Deno.test("docs/setup.md leads from nothing to a first party that sits, and is answered as it says", async () => {
  const printed = (await run()).map((line) => JSON.parse(line));
  assertEquals(printed.map(comparable), answers.map(comparable));
});
