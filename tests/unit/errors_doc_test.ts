import { assertEquals } from "@std/assert";
import {
  type CatalogueEntry,
  errorCatalogue,
  transportStatuses,
} from "../../supabase/functions/_shared/error_catalogue.ts";

const path = new URL("../../docs/errors.md", import.meta.url);
const document = await Deno.readTextFile(path);

/** The rows whose first cell is one of the three families. */
const rows = document.split("\n")
  .filter((line) => /^\| `ASSIGNMENT_/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));

function quoted(words: readonly (string | number)[]): string {
  return words.map((word) => `\`${word}\``).join(" ");
}

Deno.test("docs/errors.md lists exactly the reasons in the catalogue", () => {
  const documented = rows.map((cells) => cells.slice(0, 4));
  const entries: [string, CatalogueEntry][] = Object.entries(errorCatalogue);
  const catalogued = entries.map(([reason, { code, status, sqlstates }]) => [
    quoted([code]),
    quoted([reason]),
    reason === "INVALID_REQUEST"
      ? [status, ...transportStatuses].join(", ")
      : String(status),
    quoted(sqlstates) || "any other",
  ]);
  assertEquals(documented, catalogued);
});

Deno.test("docs/errors.md says for each reason when it occurs and what to do", () => {
  for (const cells of rows) {
    assertEquals(cells.length, 6);
    assertEquals(cells.every((cell) => cell.length > 0), true, cells.join());
  }
});

Deno.test("docs/errors.md shows how to provoke each reason", () => {
  for (const reason of Object.keys(errorCatalogue)) {
    assertEquals(document.includes(`# ${reason}`), true, reason);
  }
});
