import { assertEquals } from "@std/assert";
import { assignTablesRequest } from "../../supabase/functions/assign-tables/request.ts";
import { notUuids, parse, refusedPaths, UUID, uuids } from "./field_values.ts";

const valid = { bookingId: UUID, tableIds: [UUID] };

function numberedUuids(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => UUID.slice(0, -2) + String(index).padStart(2, "0"),
  );
}

Deno.test("assign-tables accepts a body with every field", () => {
  const whole = {
    ...valid,
    requireAdjacency: true,
    assignedBy: UUID,
    restaurantId: UUID,
  };
  assertEquals(parse(assignTablesRequest, whole), whole);
});

Deno.test("assign-tables accepts any UUID and normalises it to lower case", () => {
  for (const id of uuids) {
    const body = parse(assignTablesRequest, { bookingId: id, tableIds: [id] });
    assertEquals(body.bookingId, id.toLowerCase());
    assertEquals(body.tableIds, [id.toLowerCase()]);
  }
});

Deno.test("a table that is named twice counts once", () => {
  const tableIds = [UUID, UUID.toUpperCase(), ...Array(30).fill(UUID)];
  const body = parse(assignTablesRequest, { ...valid, tableIds });
  assertEquals(body.tableIds, [UUID]);
});

Deno.test("20 tables are accepted, 21 and none are refused", () => {
  const pathsFor = (tableIds: string[]) =>
    refusedPaths(assignTablesRequest, { ...valid, tableIds });
  assertEquals(pathsFor(numberedUuids(20)), []);
  assertEquals(pathsFor(numberedUuids(21)), ["tableIds"]);
  assertEquals(pathsFor([]), ["tableIds"]);
});

for (const value of notUuids) {
  Deno.test(`${JSON.stringify(value)} is not an id`, () => {
    const pathsFor = (change: Record<string, unknown>) =>
      refusedPaths(assignTablesRequest, { ...valid, ...change });
    assertEquals(pathsFor({ bookingId: value }), ["bookingId"]);
    assertEquals(pathsFor({ tableIds: [UUID, value] }), ["tableIds[1]"]);
    assertEquals(pathsFor({ assignedBy: value }), ["assignedBy"]);
    assertEquals(pathsFor({ restaurantId: value }), ["restaurantId"]);
  });
}

for (const value of [null, UUID, { 0: UUID, length: 1 }, 1]) {
  Deno.test(`${JSON.stringify(value)} is not a list of tables`, () => {
    const body = { ...valid, tableIds: value };
    assertEquals(refusedPaths(assignTablesRequest, body), ["tableIds"]);
  });
}

for (const value of [null, "true", 1, []]) {
  Deno.test(`${JSON.stringify(value)} is not a value for requireAdjacency`, () => {
    const body = { ...valid, requireAdjacency: value };
    assertEquals(refusedPaths(assignTablesRequest, body), ["requireAdjacency"]);
  });
}

for (const value of [null, [], [valid], "x", 1, true]) {
  Deno.test(`${JSON.stringify(value)} is not a body`, () => {
    assertEquals(refusedPaths(assignTablesRequest, value), [""]);
  });
}

Deno.test("unknown keys are refused, even names that objects inherit", () => {
  for (const key of ["tableId", "constructor", "toString", "__proto__"]) {
    const text = JSON.stringify(valid).replace("{", `{"${key}":{"a":1},`);
    const paths = refusedPaths(assignTablesRequest, JSON.parse(text));
    assertEquals(paths, [""], key);
  }
});

Deno.test("a missing key is named", () => {
  assertEquals(refusedPaths(assignTablesRequest, {}), [
    "bookingId",
    "tableIds",
  ]);
});

Deno.test("at most ten issues are reported", () => {
  const body = { ...valid, tableIds: Array(400).fill(1) };
  assertEquals(refusedPaths(assignTablesRequest, body).length, 10);
});
