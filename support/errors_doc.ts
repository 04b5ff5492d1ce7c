const PATH = new URL("../docs/errors.md", import.meta.url);

/** What docs/errors.md says of one reason. */
export interface DocumentedReason {
  /** The family, whose section it stands in. */
  code: string;
  reason: string;
  /** Each of these by its name, such as "HTTP" or "When". */
  fields: Readonly<Record<string, string>>;
  /** What provokes it, in this order. */
  blocks: Block[];
}

/** Code in the document. */
export interface Block {
  language: string;
  text: string;
}

/** docs/errors.md as it is written. */
const document = await Deno.readTextFile(PATH);

/** Every reason that the document describes, in its order. */
export const documentedReasons: DocumentedReason[] = document
  .split(/^## /m)
  .flatMap((family) => {
    const [introduction = "", ...sections] = family.split(/^### /m);
    const code = titleOf(introduction);
    return sections.map((section) => ({
      code,
      reason: titleOf(section),
      fields: fieldsOf(section),
      blocks: blocksOf(section),
    }));
  });

/** The code below the heading. */
export function blocksBelow(heading: string): Block[] {
  const section = document.split(/^## /m)
    .find((text) => titleOf(text) === heading);
  if (section === undefined) throw new Error(`No section "${heading}"`);
  return blocksOf(section);
}

function titleOf(section: string): string {
  return section.split("\n", 1)[0] ?? "";
}

function fieldsOf(section: string): Record<string, string> {
  const items = section.matchAll(/^- \*\*(.+?):\*\* (.+(?:\n {2}.+)*)/gm);
  return Object.fromEntries(
    items.map(([, name, text]) => [name, text?.replaceAll(/\n */g, " ")]),
  );
}

function blocksOf(section: string): Block[] {
  const fences = section.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [
    ...fences.map(([, language = "", text = ""]) => ({ language, text })),
  ];
}
