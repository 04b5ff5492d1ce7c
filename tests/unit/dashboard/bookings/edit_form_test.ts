import { assertEquals } from "@std/assert";
import {
  type EditFields,
  errorsOf,
  fieldsOf,
  parseFields,
} from "../../../../dashboard/src/bookings/edit_form.ts";
import { momentOf } from "../../../../dashboard/src/time/zoned_time.ts";
import {
  at,
  BERLIN,
  bookingWith,
  refusalWith,
  TABLE_TAKEN,
  WORDING,
} from "../samples.ts";

const FIELDS: EditFields = {
  partySize: "2",
  date: "2031-06-13",
  start: "19:00",
  end: "21:00",
};

function parse(fields: Partial<EditFields> = {}) {
  return parseFields({ ...FIELDS, ...fields }, BERLIN);
}

Deno.test("the form has the booking in the restaurant's time", () => {
  assertEquals(fieldsOf(bookingWith(), BERLIN), FIELDS);
  assertEquals(fieldsOf(bookingWith(), "Asia/Tokyo"), {
    partySize: "2",
    date: "2031-06-14",
    start: "02:00",
    end: "04:00",
  });
});

Deno.test("fields are read back into the booking they came from", () => {
  const { partySize, startAt, endAt } = bookingWith();
  assertEquals(parse(), { changes: { partySize, startAt, endAt } });
});

Deno.test("an end before the start is on the next day", () => {
  assertEquals(parse({ start: "23:00", end: "01:00" }), {
    changes: {
      partySize: 2,
      startAt: at("23:00"),
      endAt: momentOf({ date: "2031-06-14", time: "01:00" }, BERLIN),
    },
  });
});

Deno.test("a party has from 1 to 1000 guests", () => {
  const problem = "Enter a number of guests from 1 to 1000";
  for (const partySize of ["", "0", "1001", "2.5", "-1", "two"]) {
    assertEquals(parse({ partySize }), { errors: { partySize: problem } });
  }
  for (const partySize of ["1", "1000"]) {
    assertEquals("changes" in parse({ partySize }), true);
  }
});

Deno.test("every field that is empty says so", () => {
  assertEquals(parse({ date: "", start: "", end: "" }), {
    errors: {
      date: "Choose a date",
      start: "Enter a time",
      end: "Enter a time",
    },
  });
});

Deno.test("an end at the start is refused", () => {
  assertEquals(parse({ end: "19:00" }), {
    errors: { end: "Enter a time after the start" },
  });
});

Deno.test("a refusal is shown beside the field that has to change", () => {
  assertEquals(errorsOf(refusalWith(), WORDING), {
    partySize: "M1 has 4 seats for a party of 5. Choose more tables.",
  });
  assertEquals(errorsOf(TABLE_TAKEN, WORDING), {
    start: "M1 is taken by Bert until 21:00. Choose more tables.",
  });
});

Deno.test("any other refusal is shown for the whole form", () => {
  const refusal = refusalWith({ reason: "BOOKING_NOT_FOUND", hint: "" });
  assertEquals(errorsOf(refusal, WORDING), {
    form: "M1 has 4 seats for a party of 5.",
  });
});
