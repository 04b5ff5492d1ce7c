/**
 * Prints the URL of every file that loading a module makes V8 parse, as JSON:
 *
 * ```sh
 * deno run -A bench/http/loaded_files.ts PATH
 * ```
 *
 * What `deno info` lists is not that: it has the modules that only types come
 * from, and of npm packages whole folders.
 *
 * @module
 */
import { type Debugger, Session } from "node:inspector";

const [path = ""] = Deno.args;
const urls: string[] = [];
const session = new Session();
session.connect();
session.on("Debugger.scriptParsed", ({ params }: ScriptParsed) => {
  urls.push(params.url);
});
session.post("Debugger.enable");
await import(path);
session.disconnect();
const files = urls.filter((url) =>
  url.startsWith("file://") && url !== import.meta.url
);
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(files)));

interface ScriptParsed {
  params: Debugger.ScriptParsedEventDataType;
}
