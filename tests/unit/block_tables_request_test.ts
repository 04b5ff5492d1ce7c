import { assertEquals } from "@std/assert";
import { blockTablesRequest } from "../../supabase/functions/block-tables/request.ts";
import { unblockTablesRequest } from "../../supabase/functions/unblock-tables/request.ts";
import { notUuids, parse, refusedPaths, UUID } from "./field_values.ts";

const valid = {
  restaurantId: UUID,
  tableIds: [UUID],
  startAt: "2026-11-23T18:00:00.000Z",
  endAt: "2026-11-24T02:00:00.000Z",
  reason: "A pipe has burst",
};

function pathsFor(change: Record<string, unknown>): string[] {
  return refusedPaths(blockTablesRequest, { ...valid, ...change });
}

function numberedUuids(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => UUID.slice(0, -3) + String(index).padStart(3, "0"),
  );
}

Deno.test("block-tables accepts a body with and without displace", () => {
  for (const body of [valid, { ...valid, displace: true }]) {
    assertEquals(parse(blockTablesRequest, body), body);
  }
});

Deno.test("block-tables names the keys that are missing", () => {
  assertEquals(refusedPaths(blockTablesRequest, {}), [
    "restaurantId",
    "tableIds",
    "startAt",
    "endAt",
    "reason",
  ]);
});

Deno.test("a block has up to 200 tables, each counted once", () => {
  assertEquals(pathsFor({ tableIds: numberedUuids(200) }), []);
  assertEquals(pathsFor({ tableIds: numberedUuids(201) }), ["tableIds"]);
  assertEquals(pathsFor({ tableIds: [] }), ["tableIds"]);
  const tableIds = [UUID, UUID.toUpperCase()];
  const body = parse(blockTablesRequest, { ...valid, tableIds });
  assertEquals(body.tableIds, [UUID]);
});

Deno.test("a block lasts up to 366 days", () => {
  assertEquals(pathsFor({ endAt: valid.startAt }), ["endAt"]);
  assertEquals(pathsFor({ endAt: "2026-11-23T17:59:59Z" }), ["endAt"]);
  assertEquals(pathsFor({ endAt: "2027-11-24T18:00:00Z" }), []);
  assertEquals(pathsFor({ endAt: "2027-11-24T18:00:00.001Z" }), ["endAt"]);
});

for (
  const value of ["", " \t", "x".repeat(201), "a\0b", "\ud800", null, 1, {}]
) {
  Deno.test(`${JSON.stringify(value).slice(0, 20)} is not the reason of a block`, () => {
    assertEquals([...new Set(pathsFor({ reason: value }))], ["reason"]);
  });
}

Deno.test("the reason of a block is stored without the spaces around it", () => {
  const reason = ` ${"x".repeat(200)} `;
  const body = parse(blockTablesRequest, { ...valid, reason });
  assertEquals(body.reason, reason.trim());
});

Deno.test("block-tables refuses unknown keys and other values for displace", () => {
  assertEquals(pathsFor({ bookingId: UUID }), [""]);
  for (const value of [null, "true", 1]) {
    assertEquals(pathsFor({ displace: value }), ["displace"]);
  }
});

Deno.test("unblock-tables accepts a block alone or with its restaurant", () => {
  for (
    const body of [
      { assignmentId: UUID },
      { assignmentId: UUID, restaurantId: UUID },
    ]
  ) {
    assertEquals(parse(unblockTablesRequest, body), body);
  }
});

for (const value of notUuids) {
  Deno.test(`${JSON.stringify(value)} is not the id of a block`, () => {
    const body = { assignmentId: value };
    assertEquals(refusedPaths(unblockTablesRequest, body), ["assignmentId"]);
  });
}

Deno.test("unblock-tables refuses unknown keys", () => {
  const body = { assignmentId: UUID, tableIds: [UUID] };
  assertEquals(refusedPaths(unblockTablesRequest, body), [""]);
});
