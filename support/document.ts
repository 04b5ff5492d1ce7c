const DOCS = new URL("../docs/", import.meta.url);

/** A page of `docs/`, whose code tests carry out. */
export class Document {
  private constructor(readonly text: string) {}

  /** Reads a page, such as `runbook.md`. */
  static async read(name: string): Promise<Document> {
    return new Document(await Deno.readTextFile(new URL(name, DOCS)));
  }

  /**
   * The blocks of code below a heading, up to the next heading of any level.
   *
   * @param heading How the heading begins; the whole page without one.
   */
  blocks(heading = "", language = "sql"): string[] {
    const block = new RegExp(
      `^( *)\`\`\`${language}\\n(.*?)\\n\\1\`\`\``,
      "gms",
    );
    return this.text.split(/^##+ /m)
      .filter((section) => section.startsWith(heading))
      .flatMap((section) => [...section.matchAll(block)])
      .map(([, , code]) => code ?? "");
  }

  /**
   * The one block of SQL below a heading.
   *
   * @throws {Error} If there are more or none.
   */
  block(heading: string): string {
    const [block, ...rest] = this.blocks(heading);
    if (block === undefined || rest.length > 0) {
      throw new Error(`"${heading}" does not have one block of SQL`);
    }
    return block;
  }
}
