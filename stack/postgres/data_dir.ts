import { tmpdir } from "node:os";
import { join } from "node:path";
import { realPathIfPresent, removeIfPresent } from "../files.ts";
import { canExecute, type ChildUser, giveTo } from "./unprivileged_user.ts";

/** Written once the database is ready for migrations. */
const COMPLETE = "bootstrapped";

/** PostgreSQL's data folder within the stack's folder. */
export class DataDir {
  private constructor(readonly path: string) {}

  /**
   * Opens the data folder. It is empty if there was none, or only one whose
   * database was not completed. If the user that runs PostgreSQL cannot reach
   * the stack's folder, as in root's home, the data is in the temporary folder
   * and the stack's folder has a link to it.
   */
  static async open(
    stackDir: string,
    user: ChildUser,
    fresh: boolean,
  ): Promise<DataDir> {
    const existing = await realPathIfPresent(entryIn(stackDir));
    if (existing !== undefined) {
      const found = new DataDir(existing);
      if (!fresh && await found.isComplete()) return found;
    }
    await removeData(stackDir);
    return new DataDir(await create(stackDir, user));
  }

  /** Whether the creation of its database was completed. */
  async isComplete(): Promise<boolean> {
    return await realPathIfPresent(join(this.path, COMPLETE)) !== undefined;
  }

  async markComplete(): Promise<void> {
    await Deno.writeTextFile(join(this.path, COMPLETE), "");
  }
}

/** Removes the data of a stack, wherever it is. */
export async function removeData(stackDir: string): Promise<void> {
  const entry = entryIn(stackDir);
  const path = await realPathIfPresent(entry);
  if (path !== undefined) await removeIfPresent(path);
  await removeIfPresent(entry);
}

function entryIn(stackDir: string): string {
  return join(stackDir, "data");
}

async function create(
  stackDir: string,
  user: ChildUser,
): Promise<string> {
  const entry = entryIn(stackDir);
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
