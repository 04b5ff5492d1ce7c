import { assertEquals } from "@std/assert";
import { switchGuard } from "../../support/guard_switch.ts";
import { one } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { evening, uncounted } from "./evening.ts";

const full = evening({ maxCovers: 7, clients: 1 });

full.test("while restaurant_capacity_rules is locked, bookings are released, and assigned where the guard is off", async ({ sql, restaurant, clients: [operator], seated, waiting, free }) => {
  await switchGuard(sql, restaurant, "off");
  await operator`begin`;
  await operator`
    lock table restaurant_capacity_rules in access exclusive mode`;

  const { capacity } = await assign(sql, waiting, free);
  await switchGuard(sql, restaurant, "on");
  const { releasedTableIds } = await unassign(sql, seated);

  assertEquals(capacity, uncounted("bypassed"));
  assertEquals(releasedTableIds.length, 2);
});

full.test("while restaurant_capacity_rules is locked, walk-ins and several bookings are seated where the guard is off", async ({ sql, restaurant, tables: { T1, T2, T3 }, clients: [operator], seated, waiting }) => {
  await switchGuard(sql, restaurant, "off");
  await operator`begin`;
  await operator`
    lock table restaurant_capacity_rules in access exclusive mode`;
  const seatings = [
    { bookingId: waiting, tableIds: [T1, T2] },
    { bookingId: seated, tableIds: [T3] },
  ];
  const row = one(
    await sql`
    select create_booking_with_capacity_check(
        ${restaurant.id}, now(), 2,
        p_table_ids => array[${T1}]::uuid[], p_check_in => true
      ) -> 'capacity' as created,
      seat_bookings_atomic(${restaurant.id}, ${
      sql.json(seatings)
    }) -> 'capacity' -> 0 ->> 'state' as seated`,
  );
  assertEquals(
    { ...row },
    { created: uncounted("bypassed"), seated: "bypassed" },
  );
});

const roomy = evening({ maxCovers: 20, clients: 1 });

roomy.test("an assignment that cannot read the limits because they are locked gives up and leaves nothing", async ({ sql, restaurant, clients: [operator], waiting, free }) => {
  await operator`begin`;
  await withoutTrace(sql, restaurant, async () => {
    // Only now: the dump of the restaurant has to read the rules too.
    await operator`
      lock table restaurant_capacity_rules in access exclusive mode`;
    const { sqlstate } = await outcomeOf(assign(sql, waiting, free));
    assertEquals(sqlstate, "55P03");
    await operator`commit`;
  });
});
