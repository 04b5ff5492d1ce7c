import { assertEquals } from "@std/assert";
import { unassignTablesRequest } from "../../supabase/functions/unassign-tables/request.ts";
import { parse, refusedPaths, UUID } from "./field_values.ts";

Deno.test("unassign-tables accepts a booking alone or with its tables", () => {
  for (
    const body of [
      { bookingId: UUID },
      { bookingId: UUID, tableIds: [UUID] },
      { bookingId: UUID, restaurantId: UUID },
    ]
  ) {
    assertEquals(parse(unassignTablesRequest, body), body);
  }
});

Deno.test("unassign-tables refuses an empty list: it could mean all or none", () => {
  const body = { bookingId: UUID, tableIds: [] };
  assertEquals(refusedPaths(unassignTablesRequest, body), ["tableIds"]);
});

Deno.test("unassign-tables refuses unknown keys", () => {
  const body = { bookingId: UUID, requireAdjacency: true };
  assertEquals(refusedPaths(unassignTablesRequest, body), [""]);
});
