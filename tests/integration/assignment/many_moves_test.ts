import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Three parties at one table, each from the minute at which the last one ends. */
async function seatNeighbours({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  const seat = async (start: string, end: string) => {
    const options = during(start, end);
    return (await addSeatedBooking(sql, restaurant, [T1, T2], options))
      .bookingId;
  };
  return {
    ids: [
      await seat("16:00", "17:30"),
      await seat("17:30", "19:00"),
      await seat("19:00", "20:30"),
    ] as const,
  };
}

const neighbours = scene.with({ arrange: seatNeighbours });

async function readWindows(sql: Database, ids: readonly string[]) {
  const seatings = await Promise.all(ids.map((id) => readSeating(sql, id)));
  return seatings.map(({ windows }) => windows);
}

const shifts = [
  {
    name: "an hour later",
    by: "1 hour",
    windows: [["17:00", "18:30"], ["18:30", "20:00"], ["20:00", "21:30"]],
  },
  {
    name: "an hour earlier",
    by: "-1 hour",
    windows: [["15:00", "16:30"], ["16:30", "18:00"], ["18:00", "19:30"]],
  },
] as const;

for (const { name, by, windows } of shifts) {
  neighbours.test(`one statement moves all bookings ${name}, in whichever order it comes to them`, async ({ sql, restaurant, ids }) => {
    await sql`
      update bookings set start_at = start_at + ${by}::text::interval,
        end_at = end_at + ${by}::text::interval
      where restaurant_id = ${restaurant.id}`;
    assertEquals(
      await readWindows(sql, ids),
      windows.map(([start, end]) => [windowOf(at(start), at(end))]),
    );
  });
}

neighbours.test("one statement lets two bookings at one table trade places", async ({ sql, ids }) => {
  const [first, second] = ids;
  await sql`
    update bookings as b set start_at = other.start_at, end_at = other.end_at
    from bookings as other
    where b.id in (${first}, ${second}) and other.id in (${first}, ${second})
      and other.id <> b.id`;
  assertEquals(await readWindows(sql, [first, second]), [
    [windowOf(at("17:30"), at("19:00"))],
    [windowOf(at("16:00"), at("17:30"))],
  ]);
});

neighbours.test("one statement that leaves two bookings at one table at a time is refused as a whole", async ({ sql, restaurant, ids: [first, second] }) => {
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update bookings set end_at = end_at + interval '1 minute'
        where id in (${first}, ${second})`,
      "table_is_not_double_booked",
    ));
});
