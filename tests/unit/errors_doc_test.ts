import { assertEquals } from "@std/assert";
import {
  type CatalogueEntry,
  errorCatalogue,
  transportStatuses,
} from "../../supabase/functions/_shared/error_catalogue.ts";
import { documentedReasons } from "../../support/errors_doc.ts";

Deno.test("docs/errors.md lists the catalogue, reason for reason", () => {
  const documented = documentedReasons.map(({ code, reason, fields }) => ({
    code,
    reason,
    http: fields.HTTP,
    sqlstate: fields.SQLSTATE,
  }));
  const entries: [string, CatalogueEntry][] = Object.entries(errorCatalogue);
  const catalogued = entries.map(([reason, { code, status, sqlstates }]) => ({
    code,
    reason,
    http: reason === "INVALID_REQUEST"
      ? [status, ...transportStatuses].join(", ")
      : String(status),
    sqlstate: sqlstates.map((sqlstate) => `\`${sqlstate}\``).join(" ") ||
      "any other",
  }));
  assertEquals(documented, catalogued);
});

Deno.test("docs/errors.md says when each reason appears and what to do next", () => {
  for (const { reason, fields } of documentedReasons) {
    const names = ["HTTP", "SQLSTATE", "When", "Next step"];
    assertEquals([reason, Object.keys(fields)], [reason, names]);
  }
});

Deno.test("docs/errors.md shows how to provoke each reason", () => {
  for (const { reason, blocks } of documentedReasons) {
    const shell = blocks.some(({ language }) => language === "sh");
    assertEquals([reason, shell], [reason, true]);
  }
});
