import { assertEquals } from "@std/assert";
import {
  affectedBy,
  affectedText,
  notBlocked,
  tablesOfZone,
} from "../../../../dashboard/src/forms/affected.ts";
import { reasonOf } from "../../../../dashboard/src/forms/reason.ts";
import { at, bookingWith } from "../samples.ts";

const HELD = bookingWith({ status: "confirmed", tableIds: ["t1", "t9"] });
const SEATED = bookingWith({
  id: "seated",
  status: "checked_in",
  tableIds: ["t2"],
});
const WINDOW = { startAt: at("20:00"), endAt: at("23:00") };

Deno.test("a block concerns who holds one of its tables then, and who sits there", () => {
  const { losing, sitting } = affectedBy(
    [
      HELD,
      SEATED,
      { ...HELD, id: "before", startAt: at("18:00"), endAt: at("20:00") },
      { ...HELD, id: "elsewhere", tableIds: ["t3"] },
      bookingWith({ id: "no table" }),
    ],
    ["t1", "t2"],
    WINDOW,
  );
  assertEquals(losing.map(({ id }) => id), ["ada"]);
  assertEquals(sitting.map(({ id }) => id), ["seated"]);
});

Deno.test("before a zone is closed it is said who loses a table and who still sits", () => {
  const text = (losing: number, sitting: number) =>
    affectedText({
      losing: Array.from({ length: losing }, () => HELD),
      sitting: Array.from({ length: sitting }, () => SEATED),
    });
  assertEquals(text(5, 3), "5 parties lose their tables, 3 still sit there");
  assertEquals(text(1, 1), "1 party loses its table, 1 still sits there");
  assertEquals(text(0, 2), "2 parties still sit there");
  assertEquals(text(0, 0), "Nobody has a table there");
});

Deno.test("a zone is closed without the tables of other zones, and without those that are blocked by then", () => {
  const tables = [
    { id: "t1", zoneId: "terrace" },
    { id: "t2", zoneId: "main" },
    { id: "t3", zoneId: "terrace" },
  ];
  assertEquals(tablesOfZone(tables, "terrace"), ["t1", "t3"]);
  const block = { tableIds: ["t3"], startAt: at("18:00"), endAt: at("21:00") };
  const over = { ...block, tableIds: ["t1"], endAt: at("20:00") };
  assertEquals(notBlocked(["t1", "t3"], [block, over], WINDOW), ["t1"]);
});

Deno.test("a reason may need words", () => {
  assertEquals(reasonOf("Wobbles", "ignored"), "Wobbles");
  assertEquals(reasonOf("Held for", ""), "Held");
  assertEquals(reasonOf("Held for", " the band "), "Held for the band");
  assertEquals(reasonOf("Other", " "), "");
  assertEquals(reasonOf("Other", "Lamp broken"), "Lamp broken");
});
