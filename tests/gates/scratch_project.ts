import { dirname, join } from "node:path";
import { readFacts } from "../../gates/facts.ts";
import { RULES_SUFFIX } from "../../gates/migration/rules_table.ts";
import {
  type MigrationResult,
  writeMigration,
} from "../../gates/migration/write.ts";
import { schemaDrift } from "../../gates/schema_drift.ts";
import { readSchemaFiles } from "../../gates/schema_files.ts";
import type { ScratchServer } from "../../gates/scratch_server.ts";
import { ROOMS } from "./rooms.ts";

const RULES = "9_rules_table/restaurant_capacity_rules.sql";

/** A project whose migrations and schema files agree until a test edits it. */
export class ScratchProject implements AsyncDisposable {
  private constructor(readonly dir: string, readonly server: ScratchServer) {}

  static async create(server: ScratchServer): Promise<ScratchProject> {
    const dir = await Deno.makeTempDir({ prefix: "table-allocator-gates-" });
    const project = new ScratchProject(dir, server);
    for (const [path, text] of Object.entries(ROOMS)) {
      await project.add(path, text);
    }
    const { [RULES]: rules = "", ...others } = ROOMS;
    const base = Object.values(others).join("\n");
    await project.#write("migrations/20260101000000_rooms.sql", base);
    await project.#write(
      `migrations/20260101000001${RULES_SUFFIX}.sql`,
      rules,
    );
    return project;
  }

  /** Writes a schema file. */
  async add(path: string, text: string): Promise<void> {
    await this.#write(join("schemas", path), text);
  }

  async remove(path: string): Promise<void> {
    await Deno.remove(join(this.dir, "schemas", path));
  }

  /**
   * Replaces each occurrence of some text in a schema file.
   *
   * @throws {Error} If there is none.
   */
  async edit(path: string, before: string, after: string): Promise<void> {
    const text = await Deno.readTextFile(join(this.dir, "schemas", path));
    if (!text.includes(before)) throw new Error(`${path} has no "${before}"`);
    await this.add(path, text.replaceAll(before, after));
  }

  /** Does what `deno task migration` does. */
  async migrate(name: string): Promise<MigrationResult> {
    return await writeMigration({
      name,
      supabaseDir: this.dir,
      server: this.server,
    });
  }

  /** Its migrations, oldest first. */
  async migrations(): Promise<{ path: string; text: string }[]> {
    const dir = join(this.dir, "migrations");
    const paths = await Array.fromAsync(Deno.readDir(dir), ({ name }) => name);
    return await Promise.all(
      paths.sort().map(async (path) => ({
        path,
        text: await Deno.readTextFile(join(dir, path)),
      })),
    );
  }

  /** What the gate finds, which applies the migrations with the Supabase CLI. */
  async drift(): Promise<string[]> {
    await this.server.createMigrated("migrated", this.dir);
    return await this.driftOf("migrated");
  }

  /** What sets a database apart from the schema files. */
  async driftOf(database: string): Promise<string[]> {
    const files = await readSchemaFiles(this.dir);
    await this.server.createDeclared("declared", files);
    return schemaDrift(
      await readFacts(this.server.url(database)),
      await readFacts(this.server.url("declared")),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.dir, { recursive: true });
  }

  async #write(path: string, text: string): Promise<void> {
    const absolute = join(this.dir, path);
    await Deno.mkdir(dirname(absolute), { recursive: true });
    await Deno.writeTextFile(absolute, text);
  }
}
