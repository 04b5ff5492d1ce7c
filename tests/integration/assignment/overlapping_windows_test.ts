import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";

const window = (start: string, end: string) => ({
  start_at: at(start),
  end_at: at(end),
});

const taken: [name: string, start: string, end: string][] = [
  ["the same window", "18:00", "19:30"],
  ["a window that reaches into its beginning", "17:00", "18:01"],
  ["a window that reaches into its end", "19:29", "21:00"],
  ["a window inside it", "18:30", "19:00"],
  ["a window around it", "17:00", "21:00"],
];

for (const [name, start, end] of taken) {
  Deno.test(`a table is taken for ${name}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const { tableIds } = restaurant;
    const evening = window("18:00", "19:30");
    await addSeatedBooking(sql, restaurant, tableIds, evening);
    const bookingId = await addBooking(sql, restaurant, window(start, end));
    const { details } = await assertRefused(
      () => assign(sql, bookingId, tableIds),
      "TABLE_TAKEN",
    );
    assertEquals(
      [details.blockingStartAt, details.blockingEndAt],
      [evening.start_at, evening.end_at],
    );
  });
}

Deno.test("parties that follow each other to the minute share a table", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1)];
  const windows = [
    window("18:00", "19:30"),
    window("19:30", "21:00"),
    window("16:30", "18:00"),
  ];
  for (const options of windows) {
    const seated = await addSeatedBooking(sql, restaurant, tableIds, options);
    const { status } = await readSeating(sql, seated.bookingId);
    assertEquals(status, "confirmed");
  }
});
