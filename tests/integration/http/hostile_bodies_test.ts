import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  type EndpointName,
  ENDPOINTS,
  type ErrorBody,
  send,
} from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { type Booked, booked } from "./booked.ts";

const headers = {
  apikey: readEnvironment().secretKey,
  "content-type": "application/json",
};

/** The last moment that a booking may have. */
const MAX_TIME = "2099-12-31T23:59:59.999Z";

/** Arbitrary text, and text that other systems have failed on. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "",
    "\0",
    "\ud800",
    "null",
    "NaN",
    "infinity",
    "'; drop table bookings; --",
    "$1",
    "%s",
    "{}",
    "[2031-01-01,)",
    "2031-06-13T18:00:00Z",
    "2031-06-13T23:59:59.999999999-23:59",
    MAX_TIME,
    "9999-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z",
  ),
);

const anything = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 53, 1e308, -0, 1000, 1),
);

/** Valid bodies in which anything may replace a field. */
function bodiesFor(
  scene: Booked,
): Readonly<Record<EndpointName, fc.Arbitrary<unknown>>> {
  const bookingId = fc.constant(scene.bookingId);
  const tableIds = fc.shuffledSubarray([...scene.restaurant.tableIds], {
    minLength: 1,
  });
  const field = (right: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 4, arbitrary: right }, anything);
  const restaurantId = fc.constant(scene.restaurant.id);
  const startAt = fc.constantFrom("2031-06-13T18:00:00Z", MAX_TIME);
  const endAt = fc.constantFrom("2031-06-13T19:30:00+01:00", MAX_TIME);
  const partySize = fc.integer({ min: 1, max: 16 });
  const guestName = fc.string({ unit: "grapheme", minLength: 1 });
  const capacityOverride = fc.record({ reason: field(guestName) });
  const seating = fc.record({
    bookingId: field(bookingId),
    tableIds: field(tableIds),
    checkIn: field(fc.boolean()),
    endAt: field(endAt),
    extraChairs: field(fc.boolean()),
    apart: field(fc.boolean()),
  }, { requiredKeys: ["bookingId", "tableIds"] });
  const searchFields = {
    minMinutes: field(fc.integer({ min: 1, max: 1440 })),
    limit: field(fc.integer({ min: 1, max: 20 })),
    requireAdjacency: field(fc.boolean()),
  };
  return {
    "assign-tables": fc.record({
      bookingId: field(bookingId),
      tableIds: field(tableIds),
      requireAdjacency: field(fc.boolean()),
      assignedBy: field(fc.uuid()),
      restaurantId: field(restaurantId),
    }, { requiredKeys: ["bookingId", "tableIds"] }),
    "block-tables": fc.record({
      restaurantId: field(restaurantId),
      tableIds: field(tableIds),
      startAt: field(startAt),
      endAt: field(endAt),
      reason: field(guestName),
      displace: field(fc.boolean()),
    }, {
      requiredKeys: ["restaurantId", "tableIds", "startAt", "endAt", "reason"],
    }),
    "create-booking": fc.record({
      restaurantId: field(restaurantId),
      startAt: field(startAt),
      endAt: field(endAt),
      partySize: field(partySize),
      guestName: field(guestName),
      guestPhone: field(fc.string({ unit: "grapheme", maxLength: 10 })),
      notes: field(fc.string({ unit: "grapheme" })),
      tableIds: field(tableIds),
      requireAdjacency: field(fc.boolean()),
      checkIn: field(fc.boolean()),
      arrived: field(fc.boolean()),
      arrivedGuests: field(partySize),
      extraChairs: field(fc.boolean()),
      capacityOverride: field(capacityOverride),
    }, { requiredKeys: ["restaurantId", "startAt", "partySize"] }),
    "seat-bookings": fc.record({
      restaurantId: field(restaurantId),
      seatings: field(fc.array(field(seating), { minLength: 1, maxLength: 2 })),
      requireAdjacency: field(fc.boolean()),
      capacityOverride: field(capacityOverride),
    }, { requiredKeys: ["restaurantId", "seatings"] }),
    "suggest-tables": fc.oneof(
      fc.record({
        bookingId: field(bookingId),
        restaurantId: field(restaurantId),
        ...searchFields,
      }, { requiredKeys: ["bookingId"] }),
      fc.record({
        restaurantId: field(restaurantId),
        partySize: field(partySize),
        startAt: field(startAt),
        endAt: field(endAt),
        ...searchFields,
      }, { requiredKeys: ["restaurantId", "partySize", "startAt"] }),
    ),
    "unassign-tables": fc.record({
      bookingId: field(bookingId),
      tableIds: field(tableIds),
      restaurantId: field(restaurantId),
    }, { requiredKeys: ["bookingId"] }),
    "unblock-tables": fc.record({
      assignmentId: field(fc.uuid()),
      restaurantId: field(restaurantId),
    }, { requiredKeys: ["assignmentId"] }),
    "update-booking": fc.record({
      bookingId: field(bookingId),
      startAt: field(startAt),
      endAt: field(endAt),
      partySize: field(partySize),
      status: field(fc.constantFrom("pending", "confirmed", "cancelled")),
      guestName: field(guestName),
      notes: field(fc.string({ unit: "grapheme" })),
      guestPhone: field(fc.string({ unit: "grapheme", maxLength: 10 })),
      arrived: field(fc.boolean()),
      arrivedGuests: field(partySize),
      capacityOverride: field(capacityOverride),
      expectedUpdatedAt: field(startAt),
      restaurantId: field(restaurantId),
    }, { requiredKeys: ["bookingId"] }),
  };
}

for (const name of ENDPOINTS) {
  booked.test(`${name} never fails, whatever is sent to it`, async (scene) => {
    const { [name]: bodies } = bodiesFor(scene);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 4, arbitrary: bodies }, anything),
        async (body) => {
          const answer = await send<ErrorBody>(name, {
            method: "POST",
            headers,
            body: JSON.stringify(body),
          });
          assert(
            [200, 400, 404, 409, 422].includes(answer.status),
            `${answer.status} ${JSON.stringify(answer.body)}`,
          );
          assertCommonHeaders(answer.headers);
        },
      ),
      { numRuns: 100 },
    );
  });

  for (
    const body of [
      "[".repeat(16_000),
      `{"a":`.repeat(3_000),
      '{"__proto__":{"bookingId":1},"constructor":1}',
      '{"bookingId":1e999}',
      '{"bookingId":"\\u0000"}',
      '\ufeff{"bookingId":null}',
    ]
  ) {
    Deno.test(`${name} answers ${body.slice(0, 20)} with 400`, async () => {
      const { status } = await send(name, { method: "POST", headers, body });
      assertEquals(status, 400);
    });
  }
}
