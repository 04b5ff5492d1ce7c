import { assertEquals } from "@std/assert";
import {
  seatsFor,
  waitingParties,
  waitText,
} from "../../../../dashboard/src/forms/waiting.ts";
import { at, bookingWith, suggestionWith } from "../samples.ts";

Deno.test("who is here without a table waits, who came first is listed first", () => {
  const here = (id: string, time: string) =>
    bookingWith({ id, arrivedAt: at(time) });
  const list = waitingParties([
    here("second", "19:10"),
    here("first", "19:00"),
    bookingWith({ id: "expected" }),
    bookingWith({
      id: "has a table",
      status: "confirmed",
      arrivedAt: at("18:00"),
    }),
  ]);
  assertEquals(list.map(({ id }) => id), ["first", "second"]);
});

Deno.test("the time of waiting turns into the time past the quote", () => {
  const party = { arrivedAt: at("19:30"), startAt: at("20:10") };
  assertEquals(waitText(party, at("19:42")), "waiting 12 min");
  assertEquals(waitText(party, at("20:10")), "waiting 40 min");
  assertEquals(waitText(party, at("20:18")), "8 min over");
});

const SUGGESTION = suggestionWith({ minutes: 90 });

Deno.test("a party that waited stays from now on, whatever it was quoted", () => {
  const party = bookingWith({ arrivedAt: at("18:50"), endAt: at("20:10") });
  assertEquals(seatsFor(party, SUGGESTION, at("19:30")), {
    tableIds: ["t1"],
    endAt: at("21:00"),
  });
});

Deno.test("a late party keeps its end, unless the table is promised before it", () => {
  const late = bookingWith({ status: "confirmed" });
  assertEquals(seatsFor(late, SUGGESTION, at("19:30")), { tableIds: ["t1"] });
  const short = suggestionWith({ minutes: 60 });
  assertEquals(seatsFor(late, short, at("19:30")).endAt, at("20:30"));
});

Deno.test("a party whose time is over stays from now on", () => {
  const gone = bookingWith({ status: "no_show" });
  assertEquals(seatsFor(gone, SUGGESTION, at("21:30")).endAt, at("23:00"));
});
