import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { afternoonZone, near } from "../../../support/near_now.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { suggest, type Suggested } from "../../../support/suggestion.ts";

const two = scene.with({ tables: { A: 4, B: 4 } });
const alone = scene.with({ tables: { A: 4 }, timezone: afternoonZone() });

function soon(restaurantId: string, from: number) {
  const { start_at: startAt, end_at: endAt } = near(from, from + 60);
  return { restaurantId, partySize: 2, startAt, endAt };
}

const labelsOf = ({ suggestions }: Suggested) =>
  suggestions.map(({ labels }) => labels.join("+"));

two.test("where people sit nobody is sent now; soon it comes last, and says who sits there", async ({ sql, restaurant, tables: { A } }) => {
  const sitting = await addOverdueParty(sql, restaurant, [A], 5);
  const now = await suggest(sql, soon(restaurant.id, -1));
  assertEquals(labelsOf(now), ["B"]);
  const next = await suggest(sql, soon(restaurant.id, 20));
  assertEquals(labelsOf(next), ["B", "A"]);
  assertEquals(
    next.suggestions.map(({ occupiedBy }) => occupiedBy?.bookingId),
    [undefined, sitting],
  );
  const later = await suggest(sql, soon(restaurant.id, 40));
  assertEquals(labelsOf(later), ["A", "B"]);
});

alone.test("a party that was forgotten is in nobody's way", async ({ sql, restaurant, tables: { A } }) => {
  const forgotten = await addSittingParty(sql, restaurant, [A]);
  await sql`
    update bookings
    set start_at = start_at - interval '2 days',
      end_at = end_at - interval '2 days',
      seated_at = seated_at - interval '2 days'
    where id = ${forgotten}`;
  const { suggestions } = await suggest(sql, soon(restaurant.id, -1));
  assertEquals(
    suggestions.map(({ labels, occupiedBy }) => [labels, occupiedBy]),
    [[["A"], null]],
  );
});

alone.test("a party that sits past its end is suggested tables for a quarter of an hour more", async ({ sql, restaurant, tables: { A } }) => {
  const bookingId = await addOverdueParty(sql, restaurant, [A], 10);
  await addPromise(sql, restaurant, [A], near(14, 60));
  // Its own table is promised in 14 minutes.
  assertEquals(labelsOf(await suggest(sql, { bookingId })), []);
  const short = await suggest(sql, { bookingId, minMinutes: 5 });
  assertEquals(
    short.suggestions.map(({ labels, minutes, isFull }) => [
      labels,
      minutes,
      isFull,
    ]),
    [[["A"], 14, false]],
  );
});

alone.test("one that was a no-show today is suggested tables to sit down at, one of another day is not", async ({ sql, restaurant, tables: { A } }) => {
  const bookingId = await addPromise(sql, restaurant, [A], near(-30, 60));
  await edit(sql, bookingId, { status: "no_show" });
  assertEquals(labelsOf(await suggest(sql, { bookingId })), ["A"]);
  await seat(sql, restaurant.id, [
    { bookingId, tableIds: [A], checkIn: true },
  ]);
  await edit(sql, bookingId, { status: "completed" });
  assertEquals(labelsOf(await suggest(sql, { bookingId })), ["A"]);
  await sql`
    update bookings set start_at = start_at - interval '2 days',
      end_at = end_at - interval '2 days'
    where id = ${bookingId}`;
  await assertRefused(
    () => suggest(sql, { bookingId }),
    "BOOKING_NOT_ASSIGNABLE",
  );
});

two.test("a booking that is cancelled or over gets no suggestion", async ({ sql, restaurant }) => {
  const cancelled = await addBooking(sql, restaurant, { status: "cancelled" });
  const over = await addBooking(sql, restaurant, near(-120, -30));
  for (const bookingId of [cancelled, over]) {
    await assertRefused(
      () => suggest(sql, { bookingId }),
      "BOOKING_NOT_ASSIGNABLE",
    );
  }
  const { start_at: startAt, end_at: endAt } = near(-120, -30);
  await assertRefused(
    () =>
      suggest(sql, {
        restaurantId: restaurant.id,
        partySize: 2,
        startAt,
        endAt,
      }),
    "BOOKING_NOT_ASSIGNABLE",
  );
});

two.test("what cannot be sought is refused", async ({ sql, restaurant }) => {
  const restaurantId = restaurant.id;
  const bookingId = await addBooking(sql, restaurant);
  const party = soon(restaurantId, 60);
  const searches = [
    {},
    { bookingId, partySize: 2 },
    { restaurantId, partySize: 2 },
    { ...party, partySize: 0 },
    { ...party, endAt: party.startAt },
    { bookingId, minMinutes: 0 },
    { bookingId, limit: 0 },
    { bookingId, limit: 21 },
  ];
  for (const search of searches) {
    await assertRefused(() => suggest(sql, search), "INVALID_REQUEST");
  }
});

two.test("a search works in a transaction that only reads", async ({ sql, restaurant }) => {
  const { suggestions } = await sql.begin("read only", (transaction) =>
    suggest(
      transaction as unknown as typeof sql,
      soon(restaurant.id, 10),
    ));
  assertEquals(suggestions.length, 2);
});
