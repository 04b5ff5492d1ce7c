/** Reads a text file; undefined if there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  return await ifPresent(() => Deno.readTextFile(path));
}

/** Reads a file's bytes; undefined if there is none. */
export async function readBytesIfPresent(
  path: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return await ifPresent(() => Deno.readFile(path));
}

/** Whether a folder is there. */
export async function isFolder(path: string): Promise<boolean> {
  return (await ifPresent(() => Deno.stat(path)))?.isDirectory ?? false;
}

/** The path without links; undefined if nothing is there. */
export async function realPathIfPresent(
  path: string,
): Promise<string | undefined> {
  return await ifPresent(() => Deno.realPath(path));
}

/** Removes a file, link or folder, if there is one. */
export async function removeIfPresent(path: string): Promise<void> {
  await ifPresent(() => Deno.remove(path, { recursive: true }));
}

/** The entries of a folder; none if it does not exist. */
export async function readDirIfPresent(path: string): Promise<Deno.DirEntry[]> {
  return await ifPresent(() => Array.fromAsync(Deno.readDir(path))) ?? [];
}

async function ifPresent<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) return undefined;
    throw error;
  }
}
