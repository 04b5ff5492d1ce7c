import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { one } from "../../../support/database.ts";
import { during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

const sessionTimeZones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
];

/** Seats a party in a service that takes one, and adds another party. */
async function fillService(
  { sql, restaurant, tables: { T1 } }: Scene,
) {
  const times = { start_time: "18:00", end_time: "02:00" };
  await addServicePeriod(sql, restaurant, times);
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
  const window = during("22:30", "23:45");
  const seated = await addSeatedBooking(sql, restaurant, [T1], window);
  const waiting = await addBooking(sql, restaurant, window);
  return { seated: seated.bookingId, waiting };
}

/** The answers and refusals that a session gets, as the database writes them. */
async function ask(
  { sql, tables: { T1, T2 }, seated, waiting }:
    & Scene
    & Awaited<ReturnType<typeof fillService>>,
) {
  const answers = one(
    await sql`
    select assign_tables_atomic_v2(${seated}, array[${T1}]::uuid[])::text
        as assigned,
      validate_booking_capacity_after_assignment(${seated})::text as capacity`,
  );
  const call = (tableId: string) => () => assign(sql, waiting, [tableId]);
  return {
    ...answers,
    taken: await assertRefused(call(T1), "TABLE_TAKEN"),
    exceeded: await assertRefused(call(T2), "CAPACITY_EXCEEDED"),
  };
}

const full = scene.with({ sessions: 1, arrange: fillService });

full.test("answers and refusals do not depend on the session's time zone", async (scene) => {
  const answers: Record<string, unknown> = {};
  for (const timezone of sessionTimeZones) {
    await scene.sql`select set_config('timezone', ${timezone}, false)`;
    answers[timezone] = await ask(scene);
  }
  for (const answer of Object.values(answers)) {
    assertEquals(answer, answers.UTC);
  }
});

const oneSession = scene.with({ sessions: 1 });

oneSession.test("the audit does not depend on the session's time zone", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = during("22:30", "23:45");
  for (const timezone of sessionTimeZones) {
    await sql`select set_config('timezone', ${timezone}, false)`;
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      window,
    );
    // Written without the RPCs, so that the trigger writes the event.
    await sql`update bookings set status = 'no_show' where id = ${bookingId}`;
    const rows = await sql`
      select (after -> 'startAt')::text as start, (after -> 'endAt')::text as end
      from assignment_events where booking_id = ${bookingId}`;
    const expected = {
      start: `"${window.start_at}"`,
      end: `"${window.end_at}"`,
    };
    // It was created, assigned and ended.
    assertEquals([...rows], [expected, expected, expected]);
  }
});
