import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { post } from "../../support/endpoint.ts";
import { at } from "../../support/moment.ts";
import { assertRefused } from "../../support/refusal.ts";
import { type Edited, update } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";

scene.test("while the capacity rules cannot be read a booking can be annotated and cancelled but not moved", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await puttingRulesBack(sql, async () => {
    await sql`alter table restaurant_capacity_rules drop column max_covers`;

    const annotated = await post<Edited>("update-booking", {
      bookingId,
      notes: "Window seat",
    });
    assertEquals(annotated.status, 200);
    assertEquals(annotated.body.booking.notes, "Window seat");
    assertEquals(annotated.body.capacity, null);

    await assertRefused(
      () =>
        update(sql, bookingId, { startAt: at("12:00"), endAt: at("13:00") }),
      "CAPACITY_RULES_UNREADABLE",
    );

    const cancelled = await update(sql, bookingId, { status: "cancelled" });
    assertEquals(cancelled.assignment, null);
    assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  });
});
