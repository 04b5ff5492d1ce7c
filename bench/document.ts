import { fileURLToPath } from "node:url";
import { StackError } from "../stack/stack_error.ts";

const DOCS = new URL("../docs/", import.meta.url);
const FOLDER = new URL("performance/", DOCS);

/**
 * Writes what a command has measured into docs/performance/, with the date.
 *
 * @param options.title The heading of the document.
 * @param options.command What has to be typed to measure it again.
 */
export async function writeReport(
  fileName: string,
  { title, command, text }: {
    readonly title: string;
    readonly command: string;
    readonly text: string;
  },
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const head = `# ${title}\n\nWritten by \`${command}\` on ${date}.`;
  await writeFormatted(new URL(fileName, FOLDER), `${head}\n\n${text}\n`);
}

/**
 * Replaces what stands in a document of docs/ between `<!-- begin NAME -->` and
 * `<!-- end NAME -->`.
 *
 * @throws {StackError} If the document has no such section.
 */
export async function writeSection(
  name: string,
  text: string,
  fileName = "performance.md",
): Promise<void> {
  const file = new URL(fileName, DOCS);
  const page = await Deno.readTextFile(file);
  const begin = `<!-- begin ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) {
    throw new StackError(
      `Cannot write the section "${name}": docs/${fileName} must have ` +
        `"${begin}" and "${end}"`,
    );
  }
  const before = page.slice(0, from + begin.length);
  await writeFormatted(file, `${before}\n\n${text}\n\n${page.slice(to)}`);
}

async function writeFormatted(file: URL, text: string): Promise<void> {
  await Deno.writeTextFile(file, text);
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", fileURLToPath(file)],
  }).output();
  if (!success) throw new StackError(`Cannot format "${file.pathname}"`);
}
