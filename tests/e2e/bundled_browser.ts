/**
 * The Chromium that an npm package ships, for machines without a browser. Its
 * fonts and the libraries that a desktop would have are in the package too.
 *
 * @module
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How to start a browser. */
export interface BrowserCommand {
  executablePath: string;
  env: Record<string, string>;
}

const PACKED = fileURLToPath(
  new URL("../bin/", import.meta.resolve("@sparticuz/chromium")),
);
const UNPACK_SCRIPT = fileURLToPath(
  new URL("./unpack_browser.ts", import.meta.url),
);
const VERSION = "153.0.0";

/**
 * Unpacks the browser if this machine does not have it unpacked already.
 *
 * @throws {Error} If the package has none for this kind of machine.
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
  // Several test files may need it at once; one of them unpacks it.
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

/** Another user could have put a program into a folder of this name. */
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
  const names = ["chromium.br", "fonts.tar.br", "al2023.tar.br"];
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      UNPACK_SCRIPT,
      ...names.map((name) => join(PACKED, name)),
    ],
    env: { TMPDIR: partial, NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    throw new Error(`Cannot unpack: ${new TextDecoder().decode(stderr)}`);
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
