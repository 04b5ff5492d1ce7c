import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { numberOf, readTable } from "./document.ts";

const rows = readTable("max_covers", "max_parties", "state", "answer");

for (const { max_covers, max_parties, state, answer } of rows) {
  scene.test(`docs/capacity.md is right on limits of ${max_covers} covers and ${max_parties} parties`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    await addSeatedBooking(sql, restaurant, [T1], { party_size: 4 });
    const [covers, parties] = [numberOf(max_covers), numberOf(max_parties)];
    await addCapacityRule(sql, restaurant, {
      ...(covers === undefined ? {} : { max_covers: covers }),
      ...(parties === undefined ? {} : { max_parties: parties }),
    });
    const bookingId = await addBooking(sql, restaurant, { party_size: 2 });
    const seat = () => assign(sql, bookingId, [T2]);
    const capacity = answer === "refused"
      ? (await assertRefused(seat, "CAPACITY_EXCEEDED")).details
      : (await seat()).capacity;
    assertEquals(capacity.state, state);
  });
}
