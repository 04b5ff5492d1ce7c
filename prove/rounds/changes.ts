import fc from "fast-check";
import type { Restaurant } from "../../model/restaurant.ts";
import type { OperatorChange } from "../search/history.ts";
import { limitingRule } from "./values.ts";

const NEW_ID = "id = gen_random_uuid()";
/** A window that no booking has; no two are the same. */
const NEW_WINDOW =
  "during = (select tstzrange(t, t, '[]') from clock_timestamp() as t)";

/** What no writer may change, by tables, and in which rows if not in all. */
const TAMPERINGS = [
  ["restaurants", NEW_ID],
  ["dining_tables", NEW_ID],
  ["service_periods", NEW_ID],
  ["bookings", NEW_ID],
  ["bookings", "restaurant_id = gen_random_uuid()"],
  ["table_assignments", NEW_ID],
  // Who may write directly may move a block, as they may move a booking.
  ["table_assignments", NEW_WINDOW, "booking_id is not null"],
  ["assigned_tables", NEW_WINDOW],
  ["assigned_tables", "assignment_id = gen_random_uuid()"],
];

/** What operators do to a restaurant; rarely what leaves little to be done. */
export function changesOf(
  { tables }: Restaurant,
): fc.Arbitrary<OperatorChange> {
  const smallest = tables.slice(0, 2).map(({ id }) => id);
  const rules = limitingRule
    .map((rule) => ({ table: "present", rules: [rule] }));
  const changes: [number, OperatorChange["act"], object][] = [
    [30, "set rules", { rules, cause: fc.constant("other limits") }],
    [10, "set switch", { isOff: fc.boolean() }],
    [15, "move periods", { start: fc.constantFrom(12 * 60, 17 * 60, 19 * 60) }],
    [25, "tamper", { update: fc.constantFrom(...TAMPERINGS) }],
    [4, "delete table", { tableId: fc.constantFrom(...smallest) }],
    [1, "delete restaurant", {}],
  ];
  return fc.oneof(
    ...changes.map(([weight, act, fields]) => ({
      weight,
      arbitrary: fc.record({ act: fc.constant(act), ...fields }),
    })),
  ) as fc.Arbitrary<OperatorChange>;
}
