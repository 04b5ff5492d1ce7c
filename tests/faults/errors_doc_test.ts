import { assert, assertEquals } from "@std/assert";
import { connect, type Database } from "../../support/database.ts";
import {
  type Block,
  blocksBelow,
  documentedReasons,
} from "../../support/errors_doc.ts";
import { ownStack } from "./own_stack.ts";

const stack = ownStack();

/** One answer that a block printed. */
interface Printed {
  status: number;
  body: { code: string; reason?: string };
}

/** The family and the reason of a refusal; the REST interface has its SQLSTATE. */
function namesOf({ code, reason }: Printed["body"]) {
  if (reason !== undefined) return [code, reason];
  const documented = documentedReasons.find(({ fields }) =>
    fields.SQLSTATE === `\`${code}\``
  );
  return [documented?.code, documented?.reason];
}

/** Runs the document's code: shell in bash, SQL in the given session. */
async function run(blocks: Block[], session: Database): Promise<Printed[]> {
  const printed: Printed[] = [];
  for (const { language, text } of blocks) {
    if (language === "sql") await session.unsafe(text);
    else if (language === "sh") printed.push(...await runShell(text));
  }
  return printed;
}

async function runShell(text: string): Promise<Printed[]> {
  const [setUp] = blocksBelow("Try them");
  const script = setUp?.text.replace(/^eval .*$/m, "") + text;
  const { stdout, stderr } = await new Deno.Command("bash", {
    args: ["-euo", "pipefail", "-c", script],
    env: { ...stack().status },
  }).output();
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  return lines.map((line) => {
    const [, body, status] = /^(.*) (\d{3})$/.exec(line) ?? [];
    assert(body, `${line}${new TextDecoder().decode(stderr)}`);
    return { status: Number(status), body: JSON.parse(body) };
  });
}

for (const { code, reason, fields, blocks } of documentedReasons) {
  Deno.test(`what docs/errors.md has for ${reason} provokes it`, async () => {
    await using session = connect(1);
    const printed = await run(blocks, session);
    const refused = printed.filter(({ status }) => status !== 200);
    for (const { body } of refused) {
      assertEquals(namesOf(body), [code, reason]);
    }
    assertEquals(
      refused.map(({ status }) => status).sort().join(", "),
      fields.HTTP,
    );
  });
}

Deno.test("what docs/errors.md has for callers that are not let in keeps them out", async () => {
  const blocks = blocksBelow("Callers that are not let in");
  await using session = connect(1);
  assertEquals(
    (await run(blocks, session)).map(({ status, body }) => [status, body.code]),
    [[401, "MISSING_CREDENTIALS"], [401, "INVALID_API_KEY"]],
  );
});
