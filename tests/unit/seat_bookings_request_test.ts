import { assertEquals } from "@std/assert";
import { seatBookingsRequest } from "../../supabase/functions/seat-bookings/request.ts";
import { notUuids, parse, refusedPaths, UUID } from "./field_values.ts";

const seating = { bookingId: UUID, tableIds: [UUID] };
const valid = { restaurantId: UUID, seatings: [seating] };

function pathsFor(change: Record<string, unknown>): string[] {
  return refusedPaths(seatBookingsRequest, { ...valid, ...change });
}

/** The paths for which one seating with these changes is refused. */
function pathsOfSeating(change: Record<string, unknown>): string[] {
  return pathsFor({ seatings: [{ ...seating, ...change }] });
}

function seatings(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...seating,
    bookingId: UUID.slice(0, -3) + String(index).padStart(3, "0"),
  }));
}

Deno.test("seat-bookings accepts a body with every field", () => {
  const whole = {
    restaurantId: UUID,
    seatings: [{
      ...seating,
      checkIn: true,
      endAt: "2026-11-23T19:30:00.000Z",
      extraChairs: true,
      apart: false,
    }],
    requireAdjacency: true,
    capacityOverride: { reason: "Friends of the house" },
  };
  assertEquals(parse(seatBookingsRequest, whole), whole);
});

Deno.test("200 seatings are accepted, 201 and none are refused", () => {
  assertEquals(pathsFor({ seatings: seatings(200) }), []);
  assertEquals(pathsFor({ seatings: seatings(201) }), ["seatings"]);
  assertEquals(pathsFor({ seatings: [] }), ["seatings"]);
});

Deno.test("the seatings keep their order", () => {
  const wanted = seatings(3).reverse();
  const { seatings: parsed } = parse(seatBookingsRequest, {
    ...valid,
    seatings: wanted,
  });
  assertEquals(parsed, wanted);
});

Deno.test("a booking is seated once, whatever the case of its id", () => {
  const again = { ...seating, bookingId: UUID.toUpperCase() };
  assertEquals(pathsFor({ seatings: [seating, again] }), ["seatings"]);
});

Deno.test("the paths of what is wrong name the seating", () => {
  const seatings = [seating, { bookingId: "1", tableIds: [] }];
  assertEquals(pathsFor({ seatings }), [
    "seatings[1].bookingId",
    "seatings[1].tableIds",
  ]);
  assertEquals(pathsOfSeating({ startAt: "2026-11-23T18:00:00Z" }), [
    "seatings[0]",
  ]);
  assertEquals(pathsOfSeating({ endAt: "later" }), ["seatings[0].endAt"]);
  for (const name of ["checkIn", "endAt", "extraChairs", "apart"]) {
    assertEquals(pathsOfSeating({ [name]: null }), [`seatings[0].${name}`]);
  }
});

for (const value of notUuids) {
  Deno.test(`${JSON.stringify(value)} is not the id of a booking to seat`, () => {
    assertEquals(pathsOfSeating({ bookingId: value }), [
      "seatings[0].bookingId",
    ]);
    assertEquals(pathsFor({ restaurantId: value }), ["restaurantId"]);
  });
}

for (const value of [null, seating, UUID, 1]) {
  Deno.test(`${JSON.stringify(value)} is not a list of seatings`, () => {
    assertEquals(pathsFor({ seatings: value }), ["seatings"]);
  });
}

Deno.test("seat-bookings refuses unknown keys", () => {
  for (const key of ["bookingId", "tableIds", "checkIn", "assignedBy"]) {
    assertEquals(pathsFor({ [key]: UUID }), [""]);
  }
});
