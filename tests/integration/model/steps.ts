import fc from "fast-check";
import type { Rule } from "../../../model/capacity.ts";
import { type Request, requests } from "../../../model/operations.ts";
import type { Table } from "../../../model/restaurant.ts";
import { STATUSES } from "../../../model/state.ts";
import {
  AS_IT_IS,
  AS_NONE_IS,
  BOOKINGS,
  EXTREME_WINDOWS,
  FRIDAY,
  NEW_BLOCKS,
  NEW_BOOKINGS,
  NO_BOOKING,
  PRESENT_WINDOWS,
  RESTAURANT,
  SATURDAY,
  STRANGE_TABLE,
  SUNDAY,
  windowAt,
} from "./evening.ts";

/** Something that happens to the restaurant. */
export type Step =
  | { readonly kind: "request"; readonly request: Request }
  /** Sends an earlier request that had a key again. */
  | { readonly kind: "replay"; readonly index: number }
  | { readonly kind: "add rule"; readonly rule: Rule }
  | { readonly kind: "delete rule"; readonly index: number }
  | {
    readonly kind: "change table";
    readonly tableId: string;
    readonly change: Partial<Pick<Table, "seats" | "isActive">>;
  }
  | { readonly kind: "delete table"; readonly tableId: string }
  /** Null takes the switch away. */
  | { readonly kind: "switch guard"; readonly value: "on" | "off" | null };

/** The usual value that many times as often as the rare one. */
function mostly<Value>(
  usual: fc.Arbitrary<Value>,
  rare: fc.Arbitrary<Value>,
  weight: number,
): fc.Arbitrary<Value> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

const sensibleTables = fc.constantFrom(
  ...["A", "B", "C", "D", "F", "AB", "BA", "BC", "CAB", "AC"],
).map((labels) => [...labels]);
const anyTables = fc.array(
  fc.constantFrom(...RESTAURANT.tables.map(({ id }) => id), STRANGE_TABLE),
  { maxLength: 3, size: "max" },
);
const dinnerHour = fc.constantFrom(18, 19, 20);
const otherHour = fc.constantFrom(
  ...[12, 13, 14.5, 15, 16, 17.5, 23.5, 25, 26, 36, 42, 43, 46, 60, 66],
);

const request = requests(
  {
    restaurantId: fc.constant(RESTAURANT.id),
    bookingId: mostly(
      fc.constantFrom(...BOOKINGS.map(({ id }) => id), ...NEW_BOOKINGS),
      fc.constant(NO_BOOKING),
      30,
    ),
    tableIds: mostly(sensibleTables, anyTables, 8),
    assignmentId: fc.constantFrom(...NEW_BLOCKS, NO_BOOKING),
    updatedAt: fc.constantFrom(AS_IT_IS, AS_NONE_IS),
    window: mostly(
      fc.oneof(
        fc.constantFrom(...PRESENT_WINDOWS),
        fc.tuple(
          mostly(dinnerHour, otherHour, 2),
          fc.constantFrom(60, 90, 150),
        ).map(([hours, minutes]) => windowAt(hours, minutes)),
      ),
      fc.constantFrom(...EXTREME_WINDOWS),
      20,
    ),
    partySize: mostly(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(0, 7, 8, 1001),
      6,
    ),
    status: fc.constantFrom(...STATUSES),
    guestName: fc.constantFrom("", "Ada", "A".repeat(200), "A".repeat(201)),
  },
  mostly(fc.constant(null), fc.constantFrom("k1", "k2", "k3", "k4"), 3),
);

/** As often null as not. */
function perhaps<Value>(
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 2 });
}

const rule: fc.Arbitrary<Rule> = fc.record({
  servicePeriodId: perhaps(
    fc.constantFrom(...RESTAURANT.servicePeriods.map(({ id }) => id)),
  ),
  dayOfWeek: perhaps(fc.constantFrom(FRIDAY, SATURDAY, SUNDAY)),
  effectiveDate: perhaps(
    fc.constantFrom("2031-06-06", "2031-06-13", "2031-06-14", "2031-06-15"),
  ),
  maxCovers: perhaps(fc.integer({ min: 2, max: 10 })),
  maxParties: perhaps(fc.integer({ min: 0, max: 3 })),
});

const tableId = fc.constantFrom(...RESTAURANT.tables.map(({ id }) => id));

/** Any step, the likelier the more it can break. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ kind: fc.constant("request"), request }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("replay"), index: fc.nat(5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("add rule"), rule }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("delete rule"),
      index: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("change table"),
      tableId,
      change: fc.oneof(
        fc.record({ isActive: fc.boolean() }),
        fc.record({ seats: fc.constantFrom(2, 4, 6) }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("delete table"), tableId }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("switch guard"),
      value: fc.constantFrom("on", "off", null, null),
    }),
  },
);
