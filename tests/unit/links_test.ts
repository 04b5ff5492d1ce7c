import { assertEquals } from "@std/assert";

const root = new URL("../../", import.meta.url);

async function documents(): Promise<URL[]> {
  const found: URL[] = [];
  for (const folder of ["", "docs/", "docs/decisions/", "docs/performance/"]) {
    for await (const { name } of Deno.readDir(new URL(folder, root))) {
      if (name.endsWith(".md")) found.push(new URL(folder + name, root));
    }
  }
  return found;
}

/** The anchors that GitHub gives to the headings of a document. */
function anchorsIn(text: string): string[] {
  const headings = text.replaceAll(/^```.*?^```$/gms, "").matchAll(
    /^#+ (.+)$/gm,
  );
  return [
    ...headings.map(([, heading = ""]) =>
      heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(
        " ",
        "-",
      )
    ),
  ];
}

async function isBroken(link: string, document: URL): Promise<boolean> {
  const target = new URL(link, document);
  const anchor = target.hash.slice(1);
  target.hash = "";
  try {
    if (anchor === "") return !await Deno.stat(target);
    return !anchorsIn(await Deno.readTextFile(target)).includes(anchor);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return true;
    throw error;
  }
}

Deno.test("every link in a document leads to a file and to a heading that exist", async () => {
  const broken: string[] = [];
  for (const document of await documents()) {
    const text = await Deno.readTextFile(document);
    for (const [, link = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link) || !await isBroken(link, document)) continue;
      broken.push(`${document.pathname.slice(root.pathname.length)}: ${link}`);
    }
  }
  assertEquals(broken, []);
});
