/**
 * Says whether a database of the allocator is sound: `deno task doctor`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { parseOptions } from "../stack/options.ts";
import { runProgram } from "../stack/program.ts";
import { StackError } from "../stack/stack_error.ts";
import { CannotLook } from "./cannot_look.ts";
import { lookAt } from "./database.ts";
import { diagnose } from "./diagnosis.ts";
import { asJson, asText, COULD_NOT_LOOK, exitCode } from "./report.ts";

const USAGE = `
Says whether a database is as the migrations made it and its data is in order.

Usage: deno task doctor --db-url URL [--json]
  --db-url URL  the connection string, of the role postgres or one that may read
                everything
  --json        the findings for programs

It only reads, and prints no guest data. The exit code is 0 when all is sound, 1
with findings, 2 when it could not look. docs/doctor.md says what each finding
means.
`;

async function main(args: string[]): Promise<number> {
  try {
    const { values } = parseOptions({
      args,
      options: {
        "db-url": { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const url = values["db-url"];
    if (url === undefined) {
      throw new CannotLook("Usage: deno task doctor --db-url URL [--json]");
    }
    const diagnosis = await lookAt(url, diagnose);
    console.log(values.json ? asJson(diagnosis) : asText(diagnosis));
    return exitCode(diagnosis);
  } catch (error) {
    // Whatever it was, it is no finding.
    const isKnown = error instanceof CannotLook || error instanceof StackError;
    console.error(isKnown ? error.message : error);
    return COULD_NOT_LOOK;
  }
}

if (import.meta.main) await runProgram(USAGE, main);
