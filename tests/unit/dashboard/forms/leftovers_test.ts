import { assertEquals } from "@std/assert";
import {
  leftoversOf,
  leftoversText,
  likelyVerdict,
} from "../../../../dashboard/src/forms/leftovers.ts";
import { bookingWith } from "../samples.ts";

const OWN = { serviceDate: "2031-06-13", servicePeriodId: "dinner" };
const SEATED = bookingWith({ ...OWN, id: "seated", status: "checked_in" });
const HELD = bookingWith({ ...OWN, id: "held", status: "confirmed" });
const BOOKINGS = [
  SEATED,
  HELD,
  bookingWith({ ...OWN, id: "without table" }),
  bookingWith({ ...OWN, id: "left", status: "completed" }),
  { ...SEATED, id: "lunch", servicePeriodId: "lunch" },
  { ...SEATED, id: "yesterday", serviceDate: "2031-06-12" },
];

Deno.test("who is left over from a service sits, or has never sat", () => {
  const leftovers = leftoversOf(
    { bookings: BOOKINGS, serviceDate: "2031-06-13" },
    { servicePeriodId: "dinner" },
  );
  assertEquals(leftovers.seated.map(({ id }) => id), ["seated"]);
  assertEquals(leftovers.neverSeated.map(({ id }) => id), [
    "held",
    "without table",
  ]);
  assertEquals(
    leftoversText(leftovers),
    "1 party still shown as seated, 2 never seated",
  );
});

Deno.test("only what there is is said of the leftovers", () => {
  const text = (seated: typeof BOOKINGS, neverSeated: typeof BOOKINGS) =>
    leftoversText({ seated, neverSeated });
  assertEquals(text([], [HELD, HELD]), "2 parties never seated");
  assertEquals(text([SEATED], []), "1 party still shown as seated");
  assertEquals(text([], []), "");
});

Deno.test("who sat has most likely left, who never sat has not come", () => {
  assertEquals(likelyVerdict(SEATED), "left");
  assertEquals(likelyVerdict(HELD), "no show");
});
