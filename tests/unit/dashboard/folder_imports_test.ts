import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { circleIn, readFolderImports } from "./folder_imports.ts";

const SOURCES = fileURLToPath(
  new URL("../../../dashboard/src", import.meta.url),
);

Deno.test("the folders of the dashboard import each other in no circle", async () => {
  const imports = await readFolderImports(SOURCES);
  assertEquals(imports.get("data")?.has("api"), true);
  assertEquals(circleIn(imports), null);
});

Deno.test("a circle of imports is found and named, whatever leads to it", () => {
  const imports = new Map(Object.entries({
    shell: new Set(["floor", "parts"]),
    parts: new Set<string>(),
    floor: new Set(["parts", "choice"]),
    choice: new Set(["time"]),
    time: new Set(["parts", "floor"]),
  }));
  assertEquals(circleIn(imports), ["floor", "choice", "time", "floor"]);
  imports.get("time")?.delete("floor");
  assertEquals(circleIn(imports), null);
});
