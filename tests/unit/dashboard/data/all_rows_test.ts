import { assertEquals, assertRejects } from "@std/assert";
import {
  allRowsOf,
  PAGE_ROWS,
} from "../../../../dashboard/src/data/all_rows.ts";

/** Reads a list as PostgREST gives it, and notes the ranges asked for. */
async function readList(length: number, pageRows?: number) {
  const list = Array.from({ length }, (_, index) => index);
  const ranges: string[] = [];
  const rows = await allRowsOf((first, last) => {
    ranges.push(`${first}-${last}`);
    return Promise.resolve({ data: list.slice(first, last + 1), error: null });
  }, pageRows);
  return { isWhole: rows.join() === list.join(), ranges };
}

Deno.test("a list that is longer than a page is read to its end", async () => {
  assertEquals(await readList(5, 2), {
    isWhole: true,
    ranges: ["0-1", "2-3", "4-5"],
  });
  assertEquals(await readList(4, 2), {
    isWhole: true,
    ranges: ["0-1", "2-3", "4-5"],
  });
});

Deno.test("a list that fits on a page is read at once", async () => {
  assertEquals(await readList(999), { isWhole: true, ranges: ["0-999"] });
  assertEquals(await readList(0), { isWhole: true, ranges: ["0-999"] });
});

Deno.test("a page that cannot be read fails the list", async () => {
  const error = { message: "No", code: "57014" };
  await assertRejects(
    () =>
      allRowsOf<number>((first) =>
        Promise.resolve(
          first === 0 ? { data: [1, 2], error: null } : { data: null, error },
        ), 2),
    Error,
    "No",
  );
});

Deno.test("a page is not longer than what the REST interface gives at once", async () => {
  const config = await Deno.readTextFile(
    new URL("../../../../supabase/config.toml", import.meta.url),
  );
  const [, rows] = /^max_rows = (\d+)$/m.exec(config) ?? [];
  assertEquals(PAGE_ROWS <= Number(rows), true);
});
