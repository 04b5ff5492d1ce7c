import { join } from "node:path";
import { type Stack, startStack } from "../../stack/stack.ts";
import { type CliResult, supabaseCli } from "../../stack/supabase_cli.ts";
import { useStack } from "../../support/environment.ts";
import { SUPABASE_DIR } from "../faults/own_stack.ts";
import {
  type TemporaryFolder,
  temporaryFolder,
} from "../stack/temporary_stack.ts";

const OURS = join(SUPABASE_DIR, "migrations");

/**
 * A project of somebody who has used Supabase before they deploy the
 * allocator: its database has a migration of their own. The fixtures use it
 * until it is disposed of.
 */
export class Production implements AsyncDisposable {
  private constructor(
    private readonly folder: TemporaryFolder,
    readonly stack: Stack,
  ) {}

  /** Starts the project with what its own migration makes. */
  static async start(ownMigration: string): Promise<Production> {
    const folder = await temporaryFolder();
    const supabaseDir = join(folder.path, "supabase");
    const migrations = join(supabaseDir, "migrations");
    await Deno.mkdir(migrations, { recursive: true });
    await Deno.writeTextFile(
      join(migrations, "20250101000000_own.sql"),
      ownMigration,
    );
    const dir = join(folder.path, "stack");
    const stack = await startStack({ dir, supabaseDir });
    useStack(stack);
    return new Production(folder, stack);
  }

  /** The folder that has `supabase/`. */
  get workdir(): string {
    return this.folder.path;
  }

  /** Copies the allocator's migrations to the project's own, or some of them. */
  async takeMigrations(
    isWanted: (name: string) => boolean = () => true,
  ): Promise<void> {
    for await (const { name } of Deno.readDir(OURS)) {
      if (!isWanted(name)) continue;
      await Deno.copyFile(
        join(OURS, name),
        join(this.workdir, "supabase", "migrations", name),
      );
    }
  }

  /** Writes a migration of the project's own. */
  async writeMigration(name: string, text: string): Promise<void> {
    const path = join(this.workdir, "supabase", "migrations", name);
    await Deno.writeTextFile(path, text);
  }

  /** Runs a command of the Supabase CLI on this database, without asking. */
  async supabase(...args: string[]): Promise<CliResult> {
    return await supabaseCli([
      ...args,
      `--db-url=${this.stack.status.DB_URL}`,
      "--yes",
      ...args.some((arg) => arg.startsWith("--workdir="))
        ? []
        : [`--workdir=${this.workdir}`],
    ], this.workdir);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    useStack(undefined);
    await this.stack.stop();
    await this.folder[Symbol.asyncDispose]();
  }
}
