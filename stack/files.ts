/** Reads a text file; undefined if there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  return await unlessNotFound(() => Deno.readTextFile(path));
}

/** The path without links; undefined if nothing is there. */
export async function realPathIfPresent(
  path: string,
): Promise<string | undefined> {
  return await unlessNotFound(() => Deno.realPath(path));
}

/** Removes a file, link or folder, if there is one. */
export async function removeIfPresent(path: string): Promise<void> {
  await unlessNotFound(() => Deno.remove(path, { recursive: true }));
}

/** The entries of a folder; none if it does not exist. */
export async function readDirIfPresent(path: string): Promise<Deno.DirEntry[]> {
  return await unlessNotFound(() => Array.fromAsync(Deno.readDir(path))) ?? [];
}

async function unlessNotFound<T>(
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
