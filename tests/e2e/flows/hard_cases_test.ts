import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { afternoonZone, inMinutes } from "../../../support/near_now.ts";
import { addPromise, readParty } from "../../../support/party.ts";
import { displayDate } from "../../../dashboard/src/time/calendar.ts";
import { localTime } from "../../../dashboard/src/time/zoned_time.ts";
import { UNREACHABLE } from "../desk.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a party that comes after its window sits down at its table in two taps",
  async ({ sql, evening, tables, open }) => {
    const id = await addPromise(
      sql,
      evening,
      [tables.A],
      party("Late", -80, 10),
    );
    await sql`update bookings set end_at = ${inMinutes(-2)} where id = ${id}`;
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.booking("Late").click();
      await desk.button("Seat at A").click();
      await desk.tableThat("A", "Late, 2 guests, seated").waitFor();
    });
    assertEquals((await readParty(sql, id)).occupiedIds, [tables.A]);
  },
);

tonightTest(
  "without an answer the same tap again is the same action, which is sent by itself",
  async ({ sql, evening, tables, open }) => {
    const id = await addBooking(sql, evening, party("Ada", 90, 180));
    await using desk = await open([UNREACHABLE]);
    const endpoint = "**/functions/v1/seat-bookings";
    const keys = new Set<string | undefined>();
    desk.page.on("request", (request) => {
      const isSent = request.method() === "POST" &&
        request.url().endsWith("/seat-bookings");
      if (isSent) keys.add(request.headers()["idempotency-key"]);
    });
    await desk.page.route(endpoint, (route) => route.abort());
    await desk.booking("Ada").click();
    const waiting = desk.page.getByLabel("Unanswered actions")
      .getByText("Reserve A for Ada");
    for (let tap = 0; tap < 3; tap++) {
      await desk.button("Reserve A").click();
      await waiting.waitFor();
    }
    assertEquals(await waiting.count(), 1);
    await desk.page.unroute(endpoint);
    await desk.toast("Ada has A").waitFor();
    await waiting.waitFor({ state: "detached" });
    assertEquals(keys.size, 1);
    assertEquals((await readSeating(sql, id)).tableIds, [tables.A]);
  },
);

tonightTest(
  "the activity says for which day a booking is, unless it is today",
  async ({ sql, evening, tables, open }) => {
    const tomorrow = party("Adler", 1440, 1530);
    await addPromise(sql, evening, [tables.A], tomorrow);
    await addPromise(sql, evening, [tables.B], party("Becker", 10, 100));
    const { date } = localTime(
      Date.parse(tomorrow.start_at ?? ""),
      afternoonZone(),
    );
    await using desk = await open();
    await desk.more("Activity");
    const events = desk.page.getByRole("region", { name: "Events" })
      .getByRole("listitem");
    const day = `For ${displayDate(date)}`;
    await events.filter({ hasText: "Adler got A" }).getByText(day).waitFor();
    const today = events.filter({ hasText: "Becker got B" });
    await today.waitFor();
    assertEquals(await today.getByText(/^For/).count(), 0);
  },
);
