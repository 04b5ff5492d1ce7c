import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("./loaded_files.ts", import.meta.url));

/** Files that a function loads. */
export interface Files {
  readonly count: number;
  readonly bytes: number;
}

/**
 * What a function loads when it starts, by the npm package that it comes from;
 * under "" what is the project's own.
 *
 * @throws {Error} If the function cannot be loaded.
 */
export async function importGraphOf(
  entryPoint: string,
): Promise<Map<string, Files>> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", PROBE, entryPoint],
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`Cannot load "${entryPoint}"`);
  const urls: string[] = JSON.parse(new TextDecoder().decode(stdout));
  const graph = new Map<string, Files>();
  for (const url of urls) {
    const name = packageOf(url);
    const { count, bytes } = graph.get(name) ?? { count: 0, bytes: 0 };
    const { size } = await Deno.stat(new URL(url));
    graph.set(name, { count: count + 1, bytes: bytes + size });
  }
  return graph;
}

/** All files of some packages together. */
export function sumOf(files: Iterable<Files>): Files {
  let count = 0;
  let bytes = 0;
  for (const part of files) {
    count += part.count;
    bytes += part.bytes;
  }
  return { count, bytes };
}

function packageOf(url: string): string {
  const path = url.split("/node_modules/").at(-1) ?? "";
  if (path === url) return "";
  const [scope = "", name = ""] = path.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}
