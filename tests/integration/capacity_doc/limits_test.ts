import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { numberOf, readTable } from "./document.ts";

const rows = readTable("max_covers", "max_parties", "state", "answer");

for (const { max_covers, max_parties, state, answer } of rows) {
  Deno.test(`docs/capacity.md is right on limits of ${max_covers} covers and ${max_parties} parties`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const [first, second] = restaurant.tableIds as [string, string];
    await addSeatedBooking(sql, restaurant, [first], { party_size: 4 });
    const [covers, parties] = [numberOf(max_covers), numberOf(max_parties)];
    await addCapacityRule(sql, restaurant, {
      ...(covers === undefined ? {} : { max_covers: covers }),
      ...(parties === undefined ? {} : { max_parties: parties }),
    });
    const bookingId = await addBooking(sql, restaurant, { party_size: 2 });
    const seat = () => assign(sql, bookingId, [second]);
    const capacity = answer === "refused"
      ? (await assertRefused(seat, "CAPACITY_EXCEEDED")).details
      : (await seat()).capacity;
    assertEquals(capacity.state, state);
  });
}
