import { assertEquals } from "@std/assert";
import { updateBookingRequest } from "../../supabase/functions/update-booking/request.ts";
import { parse, refusedPaths, UUID } from "./field_values.ts";

function pathsFor(changes: Record<string, unknown>): string[] {
  return refusedPaths(updateBookingRequest, { bookingId: UUID, ...changes });
}

function parsed(changes: Record<string, unknown>) {
  return parse(updateBookingRequest, { bookingId: UUID, ...changes });
}

Deno.test("update-booking accepts a body with every field", () => {
  const whole = {
    startAt: "2026-11-23T18:00:00.000Z",
    endAt: "2026-11-23T19:30:00.000Z",
    partySize: 4,
    status: "checked_in" as const,
    guestName: "Ada Lovelace",
    notes: "Window seat",
    guestPhone: "+49 30 123456",
    arrived: true,
    arrivedGuests: 3,
    capacityOverride: { reason: "Friends of the house" },
    expectedUpdatedAt: "2026-11-23T17:00:00.123Z",
    restaurantId: UUID,
  };
  assertEquals(parsed(whole), { bookingId: UUID, ...whole });
});

Deno.test("update-booking refuses a body that changes nothing", () => {
  assertEquals(pathsFor({}), [""]);
  assertEquals(
    pathsFor({
      restaurantId: UUID,
      expectedUpdatedAt: "2026-11-23T17:00:00Z",
      capacityOverride: { reason: "Friends" },
    }),
    [""],
  );
});

Deno.test("update-booking accepts null only to clear the notes and the phone number", () => {
  assertEquals(parsed({ notes: null }).notes, null);
  assertEquals(parsed({ guestPhone: null }).guestPhone, null);
  const others = [
    "startAt",
    "endAt",
    "partySize",
    "status",
    "guestName",
    "arrived",
    "arrivedGuests",
  ];
  for (const key of others) assertEquals(pathsFor({ [key]: null }), [key]);
  for (const key of ["capacityOverride", "expectedUpdatedAt"]) {
    assertEquals(pathsFor({ partySize: 2, [key]: null }), [key]);
  }
});

for (
  const [text, instant] of [
    ["2026-11-23T18:00:00Z", "2026-11-23T18:00:00.000Z"],
    ["2026-11-23T18:00Z", "2026-11-23T18:00:00.000Z"],
    ["2026-11-23T18:00:00.123456+05:45", "2026-11-23T12:15:00.123Z"],
    ["2026-11-23T18:00:00-23:59", "2026-11-24T17:59:00.000Z"],
    ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z"],
    ["1999-12-31T23:00:00-01:00", "2000-01-01T00:00:00.000Z"],
    ["2099-12-31T23:59:59.999Z", "2099-12-31T23:59:59.999Z"],
  ]
) {
  Deno.test(`the time "${text}" is read as ${instant}`, () => {
    assertEquals(parsed({ startAt: text }).startAt, instant);
    assertEquals(parsed({ endAt: text }).endAt, instant);
  });
}

for (
  const value of [
    "",
    "now",
    "infinity",
    "2026-11-23",
    "2026-11-23T18:00:00",
    "2026-11-23 18:00:00Z",
    "2026-02-29T18:00:00Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T18:00:60Z",
    "2026-11-23T18:00:00+25:00",
    "2026-11-23T18:00:00Z; select 1",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "1999-12-31T23:59:59.999Z",
    "2000-01-01T00:00:00+01:00",
    "2099-12-31T23:59:59-01:00",
    "2100-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "+012026-11-23T18:00:00Z",
    1_800_000_000,
    {},
  ]
) {
  Deno.test(`${JSON.stringify(value)} is not a time`, () => {
    assertEquals(pathsFor({ startAt: value }), ["startAt"]);
  });
}

Deno.test("a booking must end after it starts, whatever the offsets", () => {
  const startAt = "2026-11-23T18:00:00+01:00";
  assertEquals(pathsFor({ startAt, endAt: "2026-11-23T17:00:00Z" }), ["endAt"]);
  assertEquals(pathsFor({ startAt, endAt: "2026-11-23T17:59:00+01:00" }), [
    "endAt",
  ]);
  assertEquals(pathsFor({ startAt, endAt: "2026-11-23T17:01:00Z" }), []);
});

Deno.test("a booking lasts up to 24 hours", () => {
  const startAt = "2026-11-23T18:00:00+01:00";
  const pathsUntil = (endAt: string) => pathsFor({ startAt, endAt });
  assertEquals(pathsUntil("2026-11-24T17:00:00Z"), []);
  assertEquals(pathsUntil("2026-11-24T17:00:00.001Z"), ["endAt"]);
  assertEquals(pathsUntil("2099-12-31T23:59:59Z"), ["endAt"]);
});

for (const value of [0, -1, 1.5, 1001, 1e400, "4", true, [4]]) {
  Deno.test(`${JSON.stringify(value)} is not a party size`, () => {
    assertEquals(pathsFor({ partySize: value }), ["partySize"]);
  });
}

for (const value of [1, 1000]) {
  Deno.test(`${value} is a party size`, () => {
    assertEquals(pathsFor({ partySize: value }), []);
  });
}

for (const value of ["", "CONFIRMED", "seated", "toString", 1]) {
  Deno.test(`${JSON.stringify(value)} is not a status`, () => {
    assertEquals(pathsFor({ status: value }), ["status"]);
  });
}

for (
  const value of ["", "  \t", "x".repeat(201), "a\0b", "\ud800", "\udc00x", 1]
) {
  Deno.test(`${JSON.stringify(value).slice(0, 20)} is not a guest name`, () => {
    assertEquals([...new Set(pathsFor({ guestName: value }))], ["guestName"]);
  });
}

for (const value of ["x".repeat(2001), "a\0b", "\ud83d", {}, 1]) {
  Deno.test(`${JSON.stringify(value).slice(0, 20)} is refused as notes`, () => {
    assertEquals(pathsFor({ notes: value }), ["notes"]);
  });
}

for (const value of ["x".repeat(41), "a\0b", "\ud83d", {}, 1]) {
  Deno.test(`${JSON.stringify(value).slice(0, 20)} is refused as a phone number`, () => {
    assertEquals(pathsFor({ guestPhone: value }), ["guestPhone"]);
  });
}

for (const value of ["yes", 1, []]) {
  Deno.test(`${JSON.stringify(value)} does not say whether a party is here`, () => {
    assertEquals(pathsFor({ arrived: value }), ["arrived"]);
  });
}

for (const value of [0, 1001, 1.5, "2", true]) {
  Deno.test(`${JSON.stringify(value)} guests cannot have come`, () => {
    assertEquals(pathsFor({ arrivedGuests: value }), ["arrivedGuests"]);
  });
}

Deno.test("a party that is not here has no guests who have come", () => {
  assertEquals(pathsFor({ arrived: false }), []);
  assertEquals(pathsFor({ arrived: true, arrivedGuests: 2 }), []);
  assertEquals(pathsFor({ arrived: false, arrivedGuests: 2 }), [
    "arrivedGuests",
  ]);
});

Deno.test("whoever passes the limit says why, in up to 500 characters", () => {
  const pathsOf = (capacityOverride: unknown) =>
    pathsFor({ partySize: 2, capacityOverride });
  assertEquals(pathsOf({ reason: "x".repeat(500) }), []);
  for (const reason of ["", " ", "x".repeat(501), "\ud800", null, 1]) {
    const paths = new Set(pathsOf({ reason }));
    assertEquals([...paths], ["capacityOverride.reason"]);
  }
  assertEquals(pathsOf({}), ["capacityOverride.reason"]);
  assertEquals(pathsOf({ reason: "x", until: "22:00" }), ["capacityOverride"]);
  for (const value of [true, "Friends", []]) {
    assertEquals(pathsOf(value), ["capacityOverride"]);
  }
});

Deno.test("the time that an edit expects is read in milliseconds, as answers have it", () => {
  const expectedUpdatedAt = "2026-11-23T18:00:00.123+01:00";
  assertEquals(
    parsed({ partySize: 2, expectedUpdatedAt }).expectedUpdatedAt,
    "2026-11-23T17:00:00.123Z",
  );
});

Deno.test("characters are counted as Postgres counts them, one for each code point", () => {
  const emoji = (count: number) => "🍕".repeat(count);
  assertEquals(pathsFor({ guestName: emoji(200), notes: emoji(2000) }), []);
  assertEquals(pathsFor({ guestName: emoji(201) }), ["guestName"]);
  assertEquals(pathsFor({ notes: emoji(2001) }), ["notes"]);
});

Deno.test("the spaces around a guest's name do not count", () => {
  assertEquals(pathsFor({ guestName: ` ${"x".repeat(200)} ` }), []);
});

Deno.test("a guest's name and phone are stored without the spaces around it", () => {
  assertEquals(parsed({ guestName: "  Zoë 👩🏽‍🍳 \n" }).guestName, "Zoë 👩🏽‍🍳");
  assertEquals(
    parsed({ guestPhone: " 030 123456\n" }).guestPhone,
    "030 123456",
  );
  assertEquals(parsed({ guestPhone: "  " }).guestPhone, "");
});

Deno.test("text that only looks dangerous is accepted as it is", () => {
  for (const notes of ["'; drop table bookings; --", "<script>", "%s", ""]) {
    assertEquals(parsed({ notes }).notes, notes);
  }
});
