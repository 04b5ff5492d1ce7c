import { assertEquals } from "@std/assert";
import {
  ATTENTION,
  roleOf,
} from "../../../../dashboard/src/floor/table_role.ts";

Deno.test("what has to be acted on comes before what is only to be known", () => {
  const kinds = [
    "over",
    "late",
    "due",
    "here",
    "free",
    "left",
    "ending",
    "seated",
    "reserved",
    "blocked",
    "inactive",
    "unknown",
  ] as const;
  const places = kinds.map((kind) => ATTENTION.indexOf(roleOf(kind)));
  assertEquals(places, [...places].sort((a, b) => a - b));
  assertEquals(new Set(kinds.map(roleOf)), new Set(ATTENTION));
});
