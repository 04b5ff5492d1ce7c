import { join } from "node:path";
import { nativeBinaries } from "../../stack/postgres/native_binaries.ts";
import { unprivilegedUser } from "../../stack/postgres/unprivileged_user.ts";
import { StackError } from "../../stack/stack_error.ts";

/**
 * Executes statements in PostgreSQL's single-user mode under callgrind. Nothing
 * else runs then, neither another process nor a network.
 *
 * @param dir The folder of a stack that does not run.
 * @param statements Each on one line and in a transaction of its own.
 * @param signal Ends it early.
 * @returns The processor instructions, with PostgreSQL's start and end, and the
 * SQLSTATEs of the statements that failed.
 * @throws {StackError} If valgrind is missing or PostgreSQL does not start.
 */
export async function execute(
  dir: string,
  database: string,
  statements: readonly string[],
  signal: AbortSignal,
): Promise<{ instructions: number; failures: string[] }> {
  const child = await spawn(dir, database, signal);
  const input = new Blob(statements.map((statement) => `${statement}\n`));
  const [{ stderr }] = await Promise.all([
    child.output(),
    input.stream().pipeTo(child.stdin),
  ]);
  const log = new TextDecoder().decode(stderr);
  const collected = /Collected : (\d+)/.exec(log)?.[1];
  if (collected === undefined) {
    throw new StackError(`Cannot count instructions:\n${log.trim()}`);
  }
  const errors = log.matchAll(/^(\w{5}) (?:ERROR|FATAL|PANIC): /gm);
  return {
    instructions: Number(collected),
    failures: [...errors].map(([, sqlstate = ""]) => sqlstate),
  };
}

async function spawn(
  dir: string,
  database: string,
  signal: AbortSignal,
): Promise<Deno.ChildProcess> {
  const user = unprivilegedUser();
  const data = await Deno.realPath(join(dir, "data"));
  const postgres = join(await nativeBinaries(user), "postgres");
  const settings = ["-c", "timezone=UTC", "-c", "log_line_prefix=%e "];
  try {
    return new Deno.Command("valgrind", {
      args: ["--tool=callgrind", "--callgrind-out-file=/dev/null", postgres]
        .concat(["--single", "-D", data], settings, database),
      ...user,
      cwd: data,
      clearEnv: true,
      env: { LC_ALL: "C", PATH: Deno.env.get("PATH") ?? "" },
      signal,
      stdin: "piped",
      stdout: "null",
      stderr: "piped",
    }).spawn();
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
    throw new StackError(
      "Cannot count instructions: valgrind is not installed. It is a package " +
        'of Linux distributions: on Debian, "apt-get install valgrind"',
      { cause },
    );
  }
}
