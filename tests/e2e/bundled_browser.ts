/**
 * The Chromium that an npm package ships, for machines without a browser of
 * their own: with its fonts, and with the libraries that a desktop would have.
 *
 * @module
 */
import { inflate } from "@sparticuz/chromium";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a browser is started. */
export interface BrowserCommand {
  executablePath: string;
  env: Record<string, string>;
}

const PACKED = fileURLToPath(
  new URL("../bin/", import.meta.resolve("@sparticuz/chromium")),
);
const VERSION = "153.0.0";

/**
 * Unpacks the browser, once on a machine.
 *
 * @throws {Error} Where the package has none for this kind of machine.
 */
export async function bundledBrowser(): Promise<BrowserCommand> {
  const { os, arch } = Deno.build;
  if (os !== "linux" || arch !== "x86_64") {
    throw new Error(
      `There is no bundled browser for ${os} on ${arch}: install Chrome or ` +
        "Chromium, or set CHROMIUM_PATH",
    );
  }
  const folder = join(tmpdir(), `table-allocator-chromium-${VERSION}`);
  // Several test files may want it at once; one of them unpacks.
  using turn = await Deno.open(join(PACKED, "chromium.br"));
  await turn.lock(true);
  if (!await isOwn(folder)) await unpack(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {
      FONTCONFIG_PATH: folder,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    },
  };
}

/** Others could have put a program of theirs in a folder that anyone makes. */
async function isOwn(folder: string): Promise<boolean> {
  try {
    const { uid } = await Deno.lstat(folder);
    if (uid === Deno.uid()) return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
  throw new Error(`Cannot use "${folder}": it belongs to another user`);
}

async function unpack(folder: string): Promise<void> {
  const partial = await Deno.makeTempDir({ prefix: "chromium-" });
  const formerTmpdir = Deno.env.get("TMPDIR");
  // The package unpacks into the temporary folder and takes any name there.
  Deno.env.set("TMPDIR", partial);
  try {
    const names = ["chromium.br", "fonts.tar.br", "al2023.tar.br"];
    await Promise.all(names.map((name) => inflate(join(PACKED, name))));
  } finally {
    if (formerTmpdir === undefined) Deno.env.delete("TMPDIR");
    else Deno.env.set("TMPDIR", formerTmpdir);
  }
  await Deno.writeTextFile(join(partial, "fonts.conf"), fontsConf(folder));
  await Deno.rename(partial, folder);
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}
