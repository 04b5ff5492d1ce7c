import { dirname, join, relative } from "node:path";

/** Which folders the files of a folder import from, by folder. */
export type FolderImports = Map<string, Set<string>>;

const IMPORT = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** Reads the imports between the folders directly below a root. */
export async function readFolderImports(root: string): Promise<FolderImports> {
  const imports: FolderImports = new Map();
  const folderOf = (path: string) => {
    const [folder = "", ...rest] = relative(root, path).split("/");
    return rest.length > 0 ? folder : "";
  };
  for await (const path of sourcesBelow(root)) {
    const folder = folderOf(path);
    const found = imports.get(folder) ?? new Set();
    imports.set(folder, found);
    const text = await Deno.readTextFile(path);
    for (const [, specifier = ""] of text.matchAll(IMPORT)) {
      const target = folderOf(join(dirname(path), specifier));
      if (target !== folder) found.add(target);
    }
  }
  return imports;
}

async function* sourcesBelow(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* sourcesBelow(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

/** A circle of imports, as in `["a", "b", "a"]`; null if there is none. */
export function circleIn(imports: FolderImports): string[] | null {
  const done = new Set<string>();
  const visit = (folder: string, path: string[]): string[] | null => {
    if (path.includes(folder)) {
      return [...path.slice(path.indexOf(folder)), folder];
    }
    if (done.has(folder)) return null;
    for (const target of imports.get(folder) ?? []) {
      const circle = visit(target, [...path, folder]);
      if (circle !== null) return circle;
    }
    done.add(folder);
    return null;
  };
  for (const folder of imports.keys()) {
    const circle = visit(folder, []);
    if (circle !== null) return circle;
  }
  return null;
}
