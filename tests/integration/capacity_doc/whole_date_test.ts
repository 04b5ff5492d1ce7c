import { assertEquals } from "@std/assert";
import { addBooking, minutesAfter } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { addTable, createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

const seated = readTable("local start", "party", "service");
const next = readTable("local start", "party", "covers", "parties", "counted");

for (const row of next) {
  Deno.test(`docs/capacity.md counts right at ${row["local start"]}, in a period or outside`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    await addServicePeriod(sql, restaurant, {
      name: "Lunch",
      start_time: "12:00",
      end_time: "15:00",
    });
    await addServicePeriod(sql, restaurant, {
      start_time: "18:00",
      end_time: "02:00",
    });
    await addCapacityRule(sql, restaurant, { max_covers: 20 });
    const bookingOf = async (start: string, party: string) => {
      const start_at = await momentOf(sql, start);
      const end_at = minutesAfter(start_at, 30);
      return { party_size: Number(party), start_at, end_at };
    };
    const table = await addTable(sql, restaurant, { seats: 8 });
    for (const { "local start": start, party } of seated) {
      const booking = await bookingOf(start, party);
      await addSeatedBooking(sql, restaurant, [table], booking);
    }
    const booking = await bookingOf(row["local start"], row.party);
    const bookingId = await addBooking(sql, restaurant, booking);
    const { capacity } = await assign(sql, bookingId, [table]);
    assertEquals(capacity, {
      state: "enforced",
      covers: Number(row.covers),
      maxCovers: 20,
      parties: Number(row.parties),
      maxParties: null,
    });
  });
}
