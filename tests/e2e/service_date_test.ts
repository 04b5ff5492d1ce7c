import { addDays } from "../../dashboard/src/time/calendar.ts";
import { momentOf } from "../../dashboard/src/time/zoned_time.ts";
import { deskTest } from "./desk_scene.ts";
import { TIME_ZONE, TOMORROW } from "./evening.ts";

/** A time on the day after tomorrow. */
function dayAfter(time: string): string {
  const date = addDays(TOMORROW, 1);
  return new Date(momentOf({ date, time }, TIME_ZONE)).toISOString();
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
    await desk.booking("Bert").waitFor({ state: "detached" });
    await desk.goToDate("Day after");
    await desk.booking("Bert").waitFor();
    await desk.booking("Ada").waitFor({ state: "detached" });
  },
);
