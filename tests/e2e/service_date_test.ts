import { assertEquals } from "@std/assert";
import { addDays } from "../../dashboard/src/time/calendar.ts";
import { momentOf } from "../../dashboard/src/time/zoned_time.ts";
import { deskTest } from "./desk_scene.ts";
import { TIME_ZONE, TOMORROW } from "./evening.ts";

const DAY_AFTER = addDays(TOMORROW, 1);

/** A time on the day after tomorrow. */
function dayAfter(time: string): string {
  return new Date(momentOf({ date: DAY_AFTER, time }, TIME_ZONE)).toISOString();
}

deskTest(
  "a service of 24 hours has the bookings that the guard counts in it",
  {
    parties: {
      Ada: { start_at: dayAfter("13:30"), end_at: dayAfter("15:30") },
      Bert: { start_at: dayAfter("14:00"), end_at: dayAfter("16:00") },
    },
    isSignedIn: false,
  },
  async ({ desk, sql, evening }) => {
    await sql`
      update service_periods set start_time = '14:00', end_time = '14:00'
      where id = ${evening.periodId}`;
    await desk.signIn(evening.host);
    await desk.booking("Ada").waitFor();
    assertEquals(await desk.booking("Bert").count(), 0);
    await desk.goTo(DAY_AFTER);
    await desk.booking("Bert").waitFor();
    assertEquals(await desk.booking("Ada").count(), 0);
  },
);
