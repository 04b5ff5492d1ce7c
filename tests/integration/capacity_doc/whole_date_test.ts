import { assertEquals } from "@std/assert";
import { addBooking, minutesAfter } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

const seated = readTable("local start", "party", "service");
const next = readTable("local start", "party", "covers", "parties", "counted");

const largeTable = scene.with({ tables: { large: 8 } });

for (const row of next) {
  largeTable.test(`docs/capacity.md counts right at ${row["local start"]}, in a period or outside`, async ({ sql, restaurant, tables: { large } }) => {
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
    for (const { "local start": start, party } of seated) {
      const booking = await bookingOf(start, party);
      await addSeatedBooking(sql, restaurant, [large], booking);
    }
    const booking = await bookingOf(row["local start"], row.party);
    const bookingId = await addBooking(sql, restaurant, booking);
    const { capacity } = await assign(sql, bookingId, [large]);
    assertEquals(capacity, {
      state: "enforced",
      covers: Number(row.covers),
      maxCovers: 20,
      parties: Number(row.parties),
      maxParties: null,
      coversWithoutTable: 0,
    });
  });
}
