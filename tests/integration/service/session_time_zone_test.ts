import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";

const sessionTimeZones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
];

/** One seated party, one whose table is taken, one beyond the limit. */
async function prepare(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const times = { start_time: "18:00", end_time: "02:00" };
  await addServicePeriod(sql, restaurant, times);
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
  const taken = tableOf(restaurant, 1);
  const window = { start_at: at("22:30"), end_at: at("23:45") };
  const seated = await addSeatedBooking(sql, restaurant, [taken], window);
  const waiting = await addBooking(sql, restaurant, window);
  return {
    seated: seated.bookingId,
    waiting,
    taken,
    free: tableOf(restaurant, 2),
  };
}

/** The answers and refusals that a session gets, as the database writes them. */
async function ask(
  sql: Database,
  { seated, waiting, taken, free }: Awaited<ReturnType<typeof prepare>>,
) {
  const answers = one(
    await sql`
    select assign_tables_atomic_v2(${seated}, array[${taken}]::uuid[])::text
        as assigned,
      validate_booking_capacity_after_assignment(${seated})::text as capacity`,
  );
  const call = (tableId: string) => () => assign(sql, waiting, [tableId]);
  return {
    ...answers,
    taken: await assertRefused(call(taken), "TABLE_TAKEN"),
    exceeded: await assertRefused(call(free), "CAPACITY_EXCEEDED"),
  };
}

Deno.test("answers and refusals do not depend on the session's time zone", async () => {
  await using sql = connect(1);
  const bookings = await prepare(sql);
  const answers: Record<string, unknown> = {};
  for (const timezone of sessionTimeZones) {
    await sql`select set_config('timezone', ${timezone}, false)`;
    answers[timezone] = await ask(sql, bookings);
  }
  for (const answer of Object.values(answers)) {
    assertEquals(answer, answers.UTC);
  }
});

Deno.test("the audit does not depend on the session's time zone", async () => {
  await using sql = connect(1);
  for (const timezone of sessionTimeZones) {
    await sql`select set_config('timezone', ${timezone}, false)`;
    const restaurant = await createRestaurant(sql);
    const [start_at, end_at] = [at("22:30"), at("23:45")];
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [tableOf(restaurant, 1)],
      { start_at, end_at },
    );
    // Written past the RPCs, so that the trigger writes the event.
    await sql`update bookings set status = 'no_show' where id = ${bookingId}`;
    const rows = await sql`
      select (after -> 'startAt')::text as start, (after -> 'endAt')::text as end
      from assignment_events where booking_id = ${bookingId}`;
    const expected = { start: `"${start_at}"`, end: `"${end_at}"` };
    assertEquals([...rows], [expected, expected]);
  }
});
