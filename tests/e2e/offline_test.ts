import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { one } from "../../support/database.ts";
import { UNREACHABLE } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";

deskTest("an action without an answer is kept over a reload and done once", {
  expected: [UNREACHABLE],
}, async ({ desk, sql, bookings }) => {
  const keys: (string | undefined)[] = [];
  // The server assigns the table, but its first answer is lost.
  await desk.page.route("**/functions/v1/seat-bookings", async (route) => {
    const request = route.request();
    if (request.method() === "OPTIONS") return await route.continue();
    keys.push(request.headers()["idempotency-key"]);
    if (keys.length > 1) return await route.continue();
    await route.fetch();
    await route.abort();
  });
  await desk.reserve("Ada", "A");
  const kept = desk.page.getByLabel("Unanswered actions");
  await kept.getByText("Reserve A for Ada").waitFor();
  await desk.page.reload();
  // The desk opens on today, where Ada's booking is not. It sends by itself.
  await kept.waitFor({ state: "detached" });
  assertEquals(keys.length, 2);
  assertEquals(keys[0], keys[1]);
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
  await desk.booking("Ada").waitFor();
  await desk.page.context().setOffline(true);
  await desk.page.getByText("No connection").waitFor();
  await desk.reserve("Ada", "A");
  await desk.page.getByLabel("Unanswered actions").getByText(
    "Reserve A for Ada",
  ).waitFor();
  await desk.page.context().setOffline(false);
  await desk.toast("Ada has A").waitFor();
  await desk.page.getByText("No connection").waitFor({ state: "detached" });
  const { tableIds } = await readSeating(sql, bookings.Ada);
  assertEquals(tableIds, [tables.A]);
});

deskTest(
  "another user's assignment appears without a reload",
  async ({ desk, openDesk }) => {
    await using other = await openDesk();
    await other.table("A").waitFor();
    await desk.reserve("Ada", "A");
    await other.tableThat("A", "Ada").waitFor();
    await other.more("Activity");
    await other.page.getByLabel("Events").getByText("Ada got A").waitFor();
  },
);
