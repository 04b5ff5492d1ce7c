import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { readSeating } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { afternoonZone, near } from "../../support/near_now.ts";
import { edit } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { type Desk, REFUSED } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";

deskTest(
  "a conflict with another browser names the booking in the way and keeps the choice",
  { parties: { Ada: {}, Bert: {} } },
  async ({ desk, sql, bookings, openDesk }) => {
    await using other = await openDesk([REFUSED]);
    // The other browser does not read anything new until it is refused.
    await other.booking("Bert").click();
    await other.table("A").click();
    await other.page.route("**/rest/v1/bookings*", (route) => route.abort());
    await desk.seat("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await other.page.unroute("**/rest/v1/bookings*");
    await other.button("Seat at A").click();
    await other.refusal("A is taken by Ada until 21:00").waitFor();
    const panel = other.page.getByLabel("Selected booking");
    await panel.getByRole("heading", { name: "Bert" }).waitFor();
    await other.button("Show Ada").click();
    await panel.getByRole("heading", { name: "Ada" }).waitFor();
    await other.button("Back to Bert").click();
    await panel.getByRole("heading", { name: "Bert" }).waitFor();
    assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
  },
);

deskTest(
  "a refusal brings other tables, and one tap seats the party there",
  { parties: { Ada: {}, Bert: {} }, expected: [REFUSED] },
  async ({ desk, sql, tables, bookings }) => {
    await chooseTakenTable(desk, sql, bookings.Ada, tables.A);
    const refusal = desk.refusal("A is taken by Ada until 21:00");
    await refusal.getByRole("button", { name: "Seat at D" }).click();
    await desk.toast("Bert has D").waitFor();
    await refusal.waitFor({ state: "detached" });
    const { tableIds } = await readSeating(sql, bookings.Bert);
    assertEquals(tableIds, [tables.D]);
    assertEquals(await desk.page.locator(".check").count(), 0);
  },
);

deskTest(
  "a refusal stays while other parties are seated, until it is closed",
  { parties: { Ada: {}, Bert: {}, Carl: {} }, expected: [REFUSED] },
  async ({ desk, sql, tables, bookings }) => {
    await chooseTakenTable(desk, sql, bookings.Ada, tables.A);
    const refusal = desk.refusal("A is taken by Ada until 21:00");
    await refusal.and(desk.page.locator(":focus")).waitFor();
    await desk.tableThat("A", "chosen").waitFor();
    await desk.booking("Carl").click();
    // The refusal offers the same to Bert.
    const choosing = desk.page.getByRole("region", { name: "Choose tables" });
    await choosing.getByRole("button", { name: "Seat at D" }).click();
    await desk.toast("Carl has D").waitFor();
    assertEquals(await refusal.count(), 1);
    await refusal.press("Escape");
    await refusal.waitFor({ state: "detached" });
  },
);

deskTest(
  "a party whose table is still occupied sits down at another in one tap",
  {
    parties: {
      Ada: near(-30, 5),
      Bert: near(10, 100),
    },
    isSignedIn: false,
    expected: [REFUSED],
  },
  async ({ desk, sql, evening, tables, bookings }) => {
    const zone = afternoonZone();
    await sql`
    update restaurants set timezone = ${zone} where id = ${evening.id}`;
    await assign(sql, bookings.Ada, [tables.A]);
    await edit(sql, bookings.Ada, { status: "checked_in" });
    await assign(sql, bookings.Bert, [tables.A]);
    await desk.submitAccount(evening.host);
    await desk.button("All day").click();
    await desk.booking("Bert").click();
    await desk.button("Check in").click();
    const refusal = desk.refusal("Ada sits at A since");
    await refusal.getByRole("button", { name: "Check in at D" }).click();
    await desk.toast("Bert is seated at D").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Bert);
    assertEquals({ status, tableIds }, {
      status: "checked_in",
      tableIds: [tables.D],
    });
  },
);

deskTest(
  "a table that is shown as taken says who has it instead of being chosen",
  {
    parties: { Ada: {}, Bert: {} },
  },
  async ({ desk }) => {
    await desk.seat("Ada", "A");
    await desk.tableThat("A", "Held: Ada").waitFor();
    await desk.booking("Bert").click();
    await desk.table("A").click();
    await desk.page.getByText("A is taken by Ada from 19:00 to 21:00")
      .waitFor();
  },
);

deskTest("a full service is refused with the limit and the count", {
  parties: { Ada: {}, Bert: {} },
  expected: [REFUSED],
  isSignedIn: false,
}, async ({ desk, sql, evening, bookings }) => {
  await addCapacityRule(sql, evening, {
    service_period_id: evening.periodId,
    max_covers: 3,
  });
  await desk.signIn(evening.host);
  await desk.seat("Ada", "A");
  await desk.page.getByText("Guests 2 of 3").waitFor();
  await desk.seat("Bert", "B");
  await desk.refusal("Dinner is full: 4 guests, the limit is 3").waitFor();
  assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
});

deskTest(
  "without a rule the capacity bar says that there is no limit",
  async ({ desk }) => {
    await desk.page.getByLabel("Capacity of Dinner").getByText("No limit set")
      .waitFor();
  },
);

/** Chooses a table for Bert that Ada gets before he is sent there. */
async function chooseTakenTable(
  desk: Desk,
  sql: Database,
  bookingId: string,
  tableId: string,
): Promise<void> {
  await desk.booking("Bert").click();
  await desk.table("A").click();
  // The page reads nothing new until it is refused.
  await desk.page.route("**/rest/v1/bookings*", (route) => route.abort());
  await assign(sql, bookingId, [tableId]);
  await desk.page.unroute("**/rest/v1/bookings*");
  await desk.button("Seat at A").click();
}
