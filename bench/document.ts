import { fileURLToPath } from "node:url";
import { StackError } from "../stack/stack_error.ts";

const DOCUMENT = new URL("../docs/performance.md", import.meta.url);
const FOLDER = new URL("../docs/performance/", import.meta.url);

/**
 * Replaces what stands in docs/performance.md between `<!-- begin NAME -->`
 * and `<!-- end NAME -->`, and formats the document.
 *
 * @throws {StackError} If the document has no such section.
 */
export async function writeSection(
  name: string,
  markdown: string,
): Promise<void> {
  const text = await Deno.readTextFile(DOCUMENT);
  const begin = `<!-- begin ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) {
    throw new StackError(
      `Cannot write the section "${name}": docs/performance.md must have ` +
        `"${begin}" and "${end}"`,
    );
  }
  const before = text.slice(0, from + begin.length);
  await Deno.writeTextFile(
    DOCUMENT,
    `${before}\n\n${markdown.trim()}\n\n${text.slice(to)}`,
  );
  await format(DOCUMENT);
}

/** Writes a file such as a picture into docs/performance/, formatted. */
export async function writeResult(
  fileName: string,
  content: string,
): Promise<void> {
  await Deno.mkdir(FOLDER, { recursive: true });
  const file = new URL(fileName, FOLDER);
  await Deno.writeTextFile(file, content);
  await format(file);
}

async function format(file: URL): Promise<void> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", fileURLToPath(file)],
  }).output();
  if (!success) throw new StackError(`Cannot format "${file.pathname}"`);
}
