import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { one } from "../../support/database.ts";
import { UNREACHABLE } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";

deskTest("an action without an answer is kept over a reload and done once", {
  expected: [UNREACHABLE],
}, async ({ desk, sql, bookings }) => {
  const keys: (string | undefined)[] = [];
  let isReachable = false;
  // The server assigns the table, but its first answer is lost.
  await desk.page.route("**/functions/v1/seat-bookings", async (route) => {
    const request = route.request();
    if (request.method() === "OPTIONS") return await route.continue();
    keys.push(request.headers()["idempotency-key"]);
    if (isReachable) return await route.continue();
    if (keys.length === 1) await route.fetch();
    await route.abort();
  });
  await desk.reserve("Ada", "A");
  const kept = desk.page.getByLabel("Unanswered actions");
  await kept.getByText("Reserve A for Ada").waitFor();
  await desk.page.reload();
  // The desk opens on today, where Ada's booking is not; her name is not kept.
  await kept.getByText("Reserve A for the booking").waitFor();
  isReachable = true;
  // It is sent again by itself. The result waits for somebody to see it.
  await kept.waitFor({ state: "detached" });
  await desk.page.keyboard.press("Shift");
  await desk.toast("The booking has A").waitFor();
  assertEquals(keys.length > 1, true);
  assertEquals(new Set(keys).size, 1);
  const events = one(
    await sql<{ count: number }[]>`
    select count(*)::int from assignment_events
    where booking_id = ${bookings.Ada} and action = 'assigned'`,
  );
  assertEquals(events.count, 1);
});

deskTest("offline, the age of the data is shown and nothing is lost", {
  expected: [UNREACHABLE],
}, async ({ desk, sql, tables, bookings }) => {
  // The sheets are loaded by need at first, and all of them after a while.
  await desk.booking("Ada").click();
  await desk.party.waitFor();
  await desk.page.context().setOffline(true);
  const age = desk.page.getByText(
    /No connection since (\d\d:\d\d)\. You see \1\./,
  );
  await age.waitFor();
  await desk.reserve("Ada", "A");
  const kept = desk.page.getByLabel("Unanswered actions");
  await kept.getByText("Reserve A for Ada").waitFor();
  await desk.page.context().setOffline(false);
  await desk.toast("Ada has A").waitFor();
  await kept.waitFor({ state: "detached" });
  await age.waitFor({ state: "detached" });
  const { tableIds } = await readSeating(sql, bookings.Ada);
  assertEquals(tableIds, [tables.A]);
});

deskTest(
  "another user's assignment appears without a reload",
  async ({ desk, openDesk }) => {
    await using other = await openDesk();
    await other.table("A").waitFor();
    await desk.reserve("Ada", "A");
    await other.tableThat("A", "Ada, 2 guests").waitFor();
    await other.more("Activity");
    await other.page.getByRole("dialog", { name: "Activity" })
      .getByText("Ada got A").waitFor();
  },
);
