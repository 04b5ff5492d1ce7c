import { assertEquals } from "@std/assert";
import { withoutUndefined } from "../../supabase/functions/_shared/without_undefined.ts";

Deno.test("only undefined values are dropped", () => {
  const kept = { zero: 0, empty: "", no: false, nothing: null };
  const given = { ...kept, dropped: undefined };
  assertEquals<unknown>(withoutUndefined(given), kept);
});
