import { assertEquals } from "@std/assert";
import {
  type CatalogueEntry,
  errorCatalogue,
} from "../../supabase/functions/_shared/error_catalogue.ts";

const entries: [string, CatalogueEntry][] = Object.entries(errorCatalogue);

Deno.test("no SQLSTATE belongs to two reasons", () => {
  const all = entries.flatMap(([, { sqlstates }]) => sqlstates);
  assertEquals([...new Set(all)], all);
});

Deno.test("each reason that the SQL raises has one SQLSTATE of class TA", () => {
  for (const [reason, { sqlstates }] of entries) {
    const own = sqlstates.filter((sqlstate) => /^TA\d{3}$/.test(sqlstate));
    const foreign = ["UNAVAILABLE", "DATABASE_ERROR"].includes(reason);
    assertEquals(own.length, foreign ? 0 : 1, reason);
  }
});

Deno.test("a validation error is never a 409, and a conflict always is", () => {
  for (const [reason, { code, status }] of entries) {
    assertEquals(status === 409, code === "ASSIGNMENT_CONFLICT", reason);
    const failed = code === "ASSIGNMENT_REPOSITORY_ERROR";
    assertEquals(status >= 500, failed, reason);
  }
});
