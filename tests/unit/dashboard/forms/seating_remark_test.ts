import { assertEquals } from "@std/assert";
import { seatingRemark } from "../../../../dashboard/src/forms/seating_remark.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const ADA = bookingWith({ status: "confirmed", tableIds: ["t4"] });
const LEE = bookingWith({
  id: "lee",
  guestName: "Lee",
  status: "confirmed",
  startAt: at("21:00"),
  endAt: at("22:30"),
  tableIds: ["t4"],
});

function remark(time: string, bookings = [ADA, LEE]): string {
  return seatingRemark(ADA, ["t4"], { bookings }, WORDING, at(time));
}

Deno.test("a party that sits down late is told who has the table next", () => {
  assertEquals(
    remark("19:25"),
    "Seated 25 min late. M4 is promised to Lee at 21:00.",
  );
  assertEquals(remark("19:25", [ADA]), "Seated 25 min late.");
});

Deno.test("of a party that sits down early it is said when it will likely leave", () => {
  assertEquals(remark("18:15"), "Likely to leave 20:15.");
});

Deno.test("of a party that comes in time there is nothing to say", () => {
  assertEquals(remark("18:58"), "");
  assertEquals(remark("19:04"), "");
});
