import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";
import { createRules, puttingRulesBack } from "./rules_table.ts";

const CLIENTS = 6;
const CHANGES = 8;
const CALLS_PER_CHANGE = 4;

/** Seats, edits and releases a booking, and tells how each call ended. */
async function keepBusy(
  client: Database,
  bookingId: string,
  tableId: string,
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

Deno.test("the table of the limits can be dropped and created while clients are busy", async () => {
  await using sql = connect();
  await using operator = connect(1);
  await using clients = openSessions(CLIENTS);
  const restaurant = await createRestaurant(sql, {
    seats: Array(CLIENTS).fill(4),
  });
  const bookingIds = await Promise.all(
    clients.map(() => addBooking(sql, restaurant, { party_size: 3 })),
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
        allAtOnce(clients, (client, index) =>
          keepBusy(
            client,
            bookingIds[index] ?? "",
            restaurant.tableIds[index] ?? "",
          )),
        changes[change % changes.length]?.(),
      ]);
      for (const end of ends.flat()) seen.add(end);
    }
    seen.delete("unlimited"); // Only seen between the table and its first row.

    assertEquals([...seen].toSorted(), ["00000", "absent", "enforced"]);
  });
});
