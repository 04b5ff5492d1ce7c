import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { allAtOnce } from "../../support/sessions.ts";
import {
  createRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const CHANGES = 8;
const CALLS_PER_CHANGE = 4;

/** Seats, edits and releases a booking, and gives how each call ended. */
async function keepBusy(
  client: Database,
  { bookingId, tableId }: { bookingId: string; tableId: string },
): Promise<string[]> {
  const ends: string[] = [];
  for (let call = 0; call < CALLS_PER_CHANGE; call++) {
    const decided = [
      await outcomeOf(assign(client, bookingId, [tableId])),
      await outcomeOf(update(client, bookingId, { partySize: 4 })),
      await outcomeOf(update(client, bookingId, { partySize: 3 })),
    ];
    const released = await outcomeOf(unassign(client, bookingId));
    ends.push(
      ...decided.map(({ sqlstate, answer }) =>
        answer?.capacity?.state ?? sqlstate
      ),
      released.sqlstate,
    );
  }
  return ends;
}

const busy = scene.with({
  tables: { T1: 4, T2: 4, T3: 4, T4: 4, T5: 4, T6: 4 },
  clients: 7,
});

busy.test("restaurant_capacity_rules can be dropped and created while clients are busy", async ({ sql, restaurant, clients: [operator, ...clients] }) => {
  const parties = await Promise.all(
    restaurant.tableIds.map(async (tableId) => ({
      tableId,
      bookingId: await addBooking(sql, restaurant, { party_size: 3 }),
    })),
  );
  const changes = [
    async () => await operator`drop table restaurant_capacity_rules`,
    async () => {
      await createRules(operator);
      await addCapacityRule(operator, restaurant, { max_covers: 100 });
    },
  ];
  await puttingRulesBack(sql, async () => {
    const seen = new Set<string>();
    for (let change = 0; change < CHANGES; change++) {
      const [ends] = await Promise.all([
        allAtOnce(clients, parties, keepBusy),
        changes[change % changes.length]?.(),
      ]);
      for (const end of ends.flat()) seen.add(end);
    }
    // Only seen after the table was created and before it had a rule.
    seen.delete("unlimited");

    assertEquals([...seen].toSorted(), ["00000", "absent", "enforced"]);
  });
});
