import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const taken: [name: string, start: string, end: string][] = [
  ["the same window", "18:00", "19:30"],
  ["a window that reaches into its beginning", "17:00", "18:01"],
  ["a window that reaches into its end", "19:29", "21:00"],
  ["a window inside it", "18:30", "19:00"],
  ["a window around it", "17:00", "21:00"],
];

for (const [name, start, end] of taken) {
  scene.test(`a table is taken for ${name}`, async ({ sql, restaurant }) => {
    const { tableIds } = restaurant;
    const evening = during("18:00", "19:30");
    await addSeatedBooking(sql, restaurant, tableIds, evening);
    const bookingId = await addBooking(sql, restaurant, during(start, end));
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

scene.test("parties that follow each other to the minute can share a table", async ({ sql, restaurant, tables: { T1 } }) => {
  const tableIds = [T1];
  const windows = [
    during("18:00", "19:30"),
    during("19:30", "21:00"),
    during("16:30", "18:00"),
  ];
  for (const options of windows) {
    const seated = await addSeatedBooking(sql, restaurant, tableIds, options);
    const { status } = await readSeating(sql, seated.bookingId);
    assertEquals(status, "confirmed");
  }
});
