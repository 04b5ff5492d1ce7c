import fc from "fast-check";
import type { Restaurant } from "../../model/restaurant.ts";
import type { OperatorChange } from "../search/history.ts";
import { limitingRule } from "./values.ts";

const NEW_ID = "id = gen_random_uuid()";
/** A window that no booking has; no two are the same. */
const NEW_WINDOW = "during = tstzrange(clock_timestamp(), now(), '[]')";

/** What no writer may change, by tables. */
const TAMPERINGS: readonly (readonly [table: string, set: string])[] = [
  ["restaurants", NEW_ID],
  ["dining_tables", NEW_ID],
  ["service_periods", NEW_ID],
  ["bookings", NEW_ID],
  ["bookings", "restaurant_id = gen_random_uuid()"],
  ["table_assignments", NEW_ID],
  ["table_assignments", NEW_WINDOW],
  ["assigned_tables", NEW_WINDOW],
  ["assigned_tables", "assignment_id = gen_random_uuid()"],
];

/** What operators do to a restaurant; rarely what leaves little to be done. */
export function changesOf(
  { tables }: Restaurant,
): fc.Arbitrary<OperatorChange> {
  const smallest = tables.slice(0, 2).map(({ id }) => id);
  return fc.oneof<fc.MaybeWeightedArbitrary<OperatorChange>[]>(
    {
      weight: 30,
      arbitrary: limitingRule.map((rule) => ({
        act: "set rules",
        rules: { table: "present", rules: [rule] },
        cause: "other limits",
      })),
    },
    {
      weight: 10,
      arbitrary: fc.boolean().map((isOff) => ({ act: "set switch", isOff })),
    },
    {
      weight: 15,
      arbitrary: fc.constantFrom(12, 17, 19)
        .map((hour) => ({ act: "move periods", start: hour * 60 })),
    },
    {
      weight: 25,
      arbitrary: fc.constantFrom(...TAMPERINGS)
        .map(([table, set]) => ({ act: "tamper", table, set })),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...smallest)
        .map((tableId) => ({ act: "delete table", tableId })),
    },
    { weight: 1, arbitrary: fc.constant({ act: "delete restaurant" }) },
  );
}
