import { assertEquals } from "@std/assert";
import { createBookingRequest } from "../../supabase/functions/create-booking/request.ts";
import { notUuids, parse, refusedPaths, UUID } from "./field_values.ts";

const valid = {
  restaurantId: UUID,
  startAt: "2026-11-23T18:00:00.000Z",
  partySize: 2,
};

function pathsFor(change: Record<string, unknown>): string[] {
  return refusedPaths(createBookingRequest, { ...valid, ...change });
}

Deno.test("create-booking accepts a restaurant, a start and a party size alone", () => {
  assertEquals(parse(createBookingRequest, valid), valid);
});

Deno.test("create-booking accepts a body with every field", () => {
  const whole = {
    ...valid,
    endAt: "2026-11-23T19:30:00.000Z",
    guestName: "Ada Lovelace",
    guestPhone: "+49 30 123456",
    notes: "Window seat",
    tableIds: [UUID],
    requireAdjacency: true,
    checkIn: true,
    arrived: true,
    arrivedGuests: 1,
    extraChairs: true,
    capacityOverride: { reason: "Friends of the house" },
  };
  assertEquals(parse(createBookingRequest, whole), whole);
});

Deno.test("create-booking names the keys that are missing", () => {
  assertEquals(refusedPaths(createBookingRequest, {}), [
    "restaurantId",
    "startAt",
    "partySize",
  ]);
});

Deno.test("a party that sits down at once needs tables", () => {
  assertEquals(pathsFor({ checkIn: true }), ["tableIds"]);
  assertEquals(pathsFor({ checkIn: true, tableIds: [] }), ["tableIds"]);
  assertEquals(pathsFor({ checkIn: true, tableIds: [UUID] }), []);
  assertEquals(pathsFor({ checkIn: false }), []);
});

Deno.test("a new booking ends within 24 hours after it starts", () => {
  assertEquals(pathsFor({ endAt: valid.startAt }), ["endAt"]);
  assertEquals(pathsFor({ endAt: "2026-11-24T18:00:00Z" }), []);
  assertEquals(pathsFor({ endAt: "2026-11-24T18:00:00.001Z" }), ["endAt"]);
});

Deno.test("create-booking accepts null only for what may be absent of a guest", () => {
  assertEquals(pathsFor({ notes: null, guestPhone: null }), []);
  const others = [
    "startAt",
    "endAt",
    "partySize",
    "guestName",
    "tableIds",
    "requireAdjacency",
    "checkIn",
    "arrived",
    "arrivedGuests",
    "extraChairs",
    "capacityOverride",
  ];
  for (const name of others) assertEquals(pathsFor({ [name]: null }), [name]);
});

Deno.test("guests who have come contradict a party that has not", () => {
  assertEquals(pathsFor({ arrived: false, arrivedGuests: 1 }), [
    "arrivedGuests",
  ]);
  assertEquals(pathsFor({ arrivedGuests: 1 }), []);
});

for (const value of notUuids) {
  Deno.test(`${JSON.stringify(value)} is not the id of a restaurant`, () => {
    assertEquals(pathsFor({ restaurantId: value }), ["restaurantId"]);
  });
}

Deno.test("create-booking refuses unknown keys", () => {
  for (const key of ["status", "bookingId", "assignedBy", "apart"]) {
    assertEquals(pathsFor({ [key]: UUID }), [""]);
  }
});
