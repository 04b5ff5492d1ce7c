import { assertEquals } from "@std/assert";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";
import { addSittingParty } from "../../support/party.ts";
import { assertRefused } from "../../support/refusal.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

scene.test("while the capacity rules cannot be read a party that sits is assigned the tables that it holds, but a booking is not", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T2]);
  await puttingRulesBack(sql, async () => {
    await sql`alter table restaurant_capacity_rules drop column max_covers`;

    const { tableIds, capacity } = await assign(sql, sitting, [T1]);
    assertEquals(tableIds, [T1]);
    assertEquals(capacity, null);

    await assertRefused(
      () => assign(sql, bookingId, [T2]),
      "CAPACITY_RULES_UNREADABLE",
    );
  });
});
