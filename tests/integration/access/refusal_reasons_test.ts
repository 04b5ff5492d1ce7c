import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import {
  type CatalogueEntry,
  errorCatalogue,
} from "../../../supabase/functions/_shared/error_catalogue.ts";

Deno.test("the database and the edge functions know the same reasons, codes and statuses", async () => {
  await using sql = connect();
  const rows = await sql`
    select r.reason, r.sqlstate, r.code, r.http_status as status
    from allocator.refusal_reasons() as r
    order by r.sqlstate`;
  const entries: [string, CatalogueEntry][] = Object.entries(errorCatalogue);
  const catalogue = entries.flatMap(([reason, { sqlstates, code, status }]) =>
    sqlstates
      .filter((sqlstate) => sqlstate.startsWith("TA"))
      .map((sqlstate) => ({ reason, sqlstate, code, status }))
  );
  assertEquals(
    [...rows],
    catalogue.toSorted((a, b) => a.sqlstate < b.sqlstate ? -1 : 1),
  );
});
