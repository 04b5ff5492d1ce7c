import { assertEquals, assertExists } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";
import { at } from "../../support/moment.ts";
import { addSittingParty } from "../../support/party.ts";
import { alternativesIn, assertRefused } from "../../support/refusal.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { suggest } from "../../support/suggestion.ts";

scene.test("while the capacity rules cannot be read no tables are suggested, except to move a party that sits", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  await addSeatedBooking(sql, restaurant, [T2]);
  const party = {
    restaurantId: restaurant.id,
    partySize: 2,
    startAt: at("18:00"),
  };
  await puttingRulesBack(sql, async () => {
    await sql`alter table restaurant_capacity_rules drop column max_covers`;

    for (const search of [party, { bookingId }]) {
      await assertRefused(
        () => suggest(sql, search),
        "CAPACITY_RULES_UNREADABLE",
      );
    }

    const { suggestions, capacity } = await suggest(sql, {
      bookingId: sitting,
    });
    assertEquals(capacity, null);
    const [best] = suggestions.map(({ tableIds }) => tableIds)
      .filter(([tableId]) => tableId !== T1);
    assertExists(best);
    await assign(sql, sitting, best);
  });
});

scene.test("while the capacity rules cannot be read a refusal stands without alternatives", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSeatedBooking(sql, restaurant, [T1]);
  const bookingId = await addBooking(sql, restaurant);
  await puttingRulesBack(sql, async () => {
    await sql`alter table restaurant_capacity_rules drop column max_covers`;
    const alternatives = await alternativesIn(
      () => assign(sql, bookingId, [T1]),
      "TABLE_TAKEN",
    );
    assertEquals(alternatives, undefined);
  });
});
