import fc from "fast-check";
import {
  BOOKINGS,
  FRIDAY,
  NO_BOOKING,
  PERIODS,
  SATURDAY,
  STRANGE_TABLE,
  SUNDAY,
  TABLES,
} from "./floor.ts";
import type { Rule, Status } from "./model_state.ts";
import type { Changes, Step } from "./request.ts";

const booking = mostly(
  fc.constantFrom(...BOOKINGS.map(({ name }) => name)),
  fc.constant(NO_BOOKING),
  30,
);
const anyTables = fc.array(
  fc.constantFrom(...TABLES.map(({ name }) => name), STRANGE_TABLE),
  { maxLength: 3, size: "max" },
);
const sensibleTables = fc.constantFrom(
  ...["A", "B", "C", "D", "F", "AB", "BA", "BC", "CAB", "AC"],
).map((names) => [...names]);
const tables = mostly(sensibleTables, anyTables, 8);
const key: fc.Arbitrary<string | null> = mostly(
  fc.constant(null),
  fc.constantFrom("k1", "k2", "k3", "k4"),
  3,
);
const start = mostly(
  fc.constantFrom(18, 19, 20),
  fc.constantFrom(
    12,
    13,
    14.5,
    15,
    16,
    17.5,
    23.5,
    25,
    26,
    36,
    42,
    43,
    46,
    60,
    66,
  ),
  2,
).map((hour) => hour * 60);

/** The usual that many times as often as the rare. */
function mostly<Value>(
  usual: fc.Arbitrary<Value>,
  rare: fc.Arbitrary<Value>,
  weight: number,
): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight, arbitrary: usual },
    { weight: 1, arbitrary: rare },
  );
}

const assign: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("assign"),
  booking,
  tables,
  requireAdjacency: fc.boolean(),
  key,
});

const someTables: fc.Arbitrary<string[] | null> = fc.option(tables);
const unassign: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("unassign"),
  booking,
  tables: someTables,
  key,
});

const window = fc.record({
  start,
  length: fc.constantFrom(60, 90, 150),
}).map(({ start, length }) => ({ start, end: start + length }));
const status = fc.constantFrom<Status>(
  "pending",
  "confirmed",
  "checked_in",
  "completed",
  "cancelled",
  "no_show",
);
const changes: fc.Arbitrary<Changes> = fc.oneof(
  window,
  window,
  fc.record({ size: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ status }),
  fc.record({ status: fc.constant<Status>("pending") }),
  fc.record({
    start,
    end: start,
    size: fc.integer({ min: 0, max: 8 }),
    status,
    guestName: fc.constantFrom("", "Ada"),
    notes: fc.constantFrom("", "Window"),
  }, { requiredKeys: [] }),
);
const edit: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("edit"),
  booking,
  changes,
  key,
});

/** As often null as not. */
function perhaps<Value>(
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 2 });
}
const rule: fc.Arbitrary<Rule> = fc.record({
  period: perhaps(fc.constantFrom(...PERIODS.map(({ name }) => name))),
  dayOfWeek: perhaps(fc.constantFrom(FRIDAY, SATURDAY, SUNDAY)),
  effectiveDay: perhaps(fc.constantFrom(-7, 0, 1, 2)),
  maxCovers: perhaps(fc.integer({ min: 2, max: 10 })),
  maxParties: perhaps(fc.integer({ min: 0, max: 3 })),
});

/** Any step, the likelier the more it can break. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: assign },
  { weight: 8, arbitrary: edit },
  { weight: 2, arbitrary: unassign },
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
      kind: fc.constant("switch guard"),
      value: fc.constantFrom("on", "off", null, null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("replay"), index: fc.nat(5) }),
  },
);
