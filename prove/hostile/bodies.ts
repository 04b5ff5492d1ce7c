import fc from "fast-check";
import type { Values } from "../../model/operation.ts";
import { type Act, operations } from "../../model/operations.ts";
import { STATUSES } from "../../model/state.ts";

/** Ids that exist, so that some requests get past the first checks. */
export interface KnownIds {
  readonly restaurant: string;
  readonly bookings: readonly string[];
  readonly tables: readonly string[];
}

/**
 * Bodies for an operation's endpoint: some that it takes, most of which it
 * nearly takes, and some that are any JSON.
 */
export function bodiesOf(act: Act, known: KnownIds): fc.Arbitrary<unknown> {
  const valid: fc.Arbitrary<object> = operations[act].arbitrary(
    valuesOf(known),
  );
  return fc.oneof(
    { weight: 4, arbitrary: valid },
    { weight: 6, arbitrary: valid.chain(spoilt) },
    { weight: 2, arbitrary: fc.jsonValue() },
  );
}

/** Bodies for suggest-tables, spoilt in the same share. */
export function searchesOf(known: KnownIds): fc.Arbitrary<unknown> {
  const { bookingId, restaurantId, window, partySize } = valuesOf(known);
  const options = {
    minMinutes: fc.integer({ min: -1, max: 1500 }),
    limit: fc.integer({ min: -1, max: 30 }),
    requireAdjacency: fc.boolean(),
  };
  const ofBooking = fc.record({ bookingId, restaurantId, ...options }, {
    requiredKeys: ["bookingId"],
  });
  const ofParty = fc.tuple(
    fc.record({ restaurantId, partySize, ...options }, {
      requiredKeys: ["restaurantId", "partySize"],
    }),
    window,
  ).map(([party, times]) => ({ ...party, ...times }));
  const valid: fc.Arbitrary<object> = fc.oneof(ofBooking, ofParty);
  return fc.oneof(
    { weight: 4, arbitrary: valid },
    { weight: 6, arbitrary: valid.chain(spoilt) },
    { weight: 2, arbitrary: fc.jsonValue() },
  );
}

/**
 * Values of the right type, most of them far beyond what is sensible, some of
 * them beyond what is allowed.
 */
function valuesOf({ restaurant, bookings, tables }: KnownIds): Values {
  const moment = fc.date({ min: new Date("0000-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString());
  const tableId = fc.oneof(fc.constantFrom(...tables), fc.uuid());
  return {
    restaurantId: fc.oneof(fc.constant(restaurant), fc.uuid()),
    assignmentId: fc.uuid(),
    updatedAt: moment,
    bookingId: fc.oneof(fc.constantFrom(...bookings), fc.uuid()),
    tableIds: fc.array(tableId, { maxLength: 22 }),
    window: fc.record({ startAt: moment, endAt: moment }),
    partySize: fc.integer({ min: -10, max: 1100 }),
    status: fc.constantFrom(...STATUSES),
    guestName: fc.string({ unit: "binary", maxLength: 210 }),
  };
}

/** A body with up to three fields removed, added, or replaced by anything. */
function spoilt(body: object): fc.Arbitrary<unknown> {
  const names = [
    ...Object.keys(body),
    ...["assignedBy", "guestName", "notes", "", "id", "__proto__"],
    ...["restaurantId", "seatings", "arrived", "arrivedGuests", "reason"],
  ];
  const field = fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.uuid(), nasty),
  );
  return fc.array(field, { minLength: 1, maxLength: 3 }).map((fields) =>
    Object.fromEntries([...Object.entries(body), ...fields])
  );
}

/** Values that other systems have stumbled over. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 3000 }),
  fc.constantFrom(
    "'; drop table bookings; --",
    "\0",
    "\ud800",
    "9".repeat(400),
    "0001-01-01T00:00:00+15:59",
    "2031-06-13T18:00:00.999999999Z",
    "infinity",
  ),
  fc.double(),
  fc.bigInt().map(Number),
);
