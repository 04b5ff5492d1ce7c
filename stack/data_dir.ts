import { tmpdir } from "node:os";
import { join } from "node:path";
import { realPathIfPresent, removeIfPresent } from "./files.ts";
import { canExecute, type ChildUser, giveTo } from "./unprivileged_user.ts";

/** Written when the database is ready for migrations, not half made. */
const COMPLETE = "bootstrapped";

/** PostgreSQL's data folder within the stack's folder. */
export class DataDir {
  private constructor(readonly path: string) {}

  /**
   * Opens the data folder, empty if there is none or only a half-made one.
   * Where the user that runs PostgreSQL cannot reach the stack's folder, as in
   * root's home, the data lies in the temporary folder, behind a link.
   */
  static async open(
    stackDir: string,
    user: ChildUser,
    fresh: boolean,
  ): Promise<DataDir> {
    const entry = join(stackDir, "data");
    const existing = await realPathIfPresent(entry);
    if (existing !== undefined) {
      const found = new DataDir(existing);
      if (!fresh && await found.isComplete()) return found;
    }
    if (existing !== undefined) await removeIfPresent(existing);
    await removeIfPresent(entry);
    return new DataDir(await create(entry, stackDir, user));
  }

  /** Whether the database in it has been made completely. */
  async isComplete(): Promise<boolean> {
    return await realPathIfPresent(join(this.path, COMPLETE)) !== undefined;
  }

  async markComplete(): Promise<void> {
    await Deno.writeTextFile(join(this.path, COMPLETE), "");
  }
}

async function create(
  entry: string,
  stackDir: string,
  user: ChildUser,
): Promise<string> {
  if (user.uid !== undefined) await Deno.chmod(stackDir, 0o711);
  if (await canExecute(user, stackDir)) {
    await Deno.mkdir(entry, { mode: 0o700 });
    await giveTo(user, entry);
    return await Deno.realPath(entry);
  }
  const elsewhere = await Deno.makeTempDir({
    dir: tmpdir(),
    prefix: "local-stack-data-",
  });
  await giveTo(user, elsewhere);
  await Deno.symlink(elsewhere, entry);
  return await Deno.realPath(elsewhere);
}
