import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { readSeating } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { afternoonZone, near } from "../../support/near_now.ts";
import { edit } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { type Desk, REFUSED, UNREACHABLE } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";

/** What a desk reads. */
const READING = "**/rest/v1/rpc/read_service";

deskTest(
  "a conflict with another browser names the booking in the way and keeps the choice",
  { parties: { Ada: {}, Bert: {} } },
  async ({ desk, sql, bookings, openDesk }) => {
    await using other = await openDesk([REFUSED, UNREACHABLE]);
    // The other browser does not read anything new until it is refused.
    await other.booking("Bert").click();
    await other.table("A").click();
    await other.page.route(READING, (route) => route.abort());
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await other.button("Reserve A").last().click();
    await other.page.unroute(READING);
    await other.refusal("A is reserved for Ada, 2, until 21:00").waitFor();
    const panel = other.page.getByLabel("Selected party");
    await panel.getByRole("heading", { name: "Bert" }).waitFor();
    await other.tableThat("A", "Chosen").waitFor();
    assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
  },
);

deskTest(
  "a refusal brings other tables, and one tap seats the party there",
  { parties: { Ada: {}, Bert: {} }, expected: [REFUSED, UNREACHABLE] },
  async ({ desk, sql, tables, bookings }) => {
    await chooseTakenTable(desk, sql, bookings.Ada, tables.A);
    const refusal = desk.refusal("A is reserved for Ada, 2, until 21:00");
    await refusal.getByRole("button", { name: "Reserve D" }).click();
    await desk.toast("Bert has D").waitFor();
    await refusal.waitFor({ state: "detached" });
    const { tableIds } = await readSeating(sql, bookings.Bert);
    assertEquals(tableIds, [tables.D]);
  },
);

deskTest(
  "a refusal stays while other parties are seated, until it is closed",
  {
    parties: { Ada: {}, Bert: {}, Carl: {} },
    expected: [REFUSED, UNREACHABLE],
  },
  async ({ desk, sql, tables, bookings }) => {
    await chooseTakenTable(desk, sql, bookings.Ada, tables.A);
    const refusal = desk.refusal("A is reserved for Ada, 2, until 21:00");
    await refusal.and(desk.page.locator(":focus")).waitFor();
    await desk.tableThat("A", "Chosen").waitFor();
    await desk.booking("Carl").click();
    // The refusal offers the same to Bert.
    const party = desk.page.getByRole("region", { name: "Selected party" });
    await party.getByRole("button", { name: "Reserve D" }).click();
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
    await desk.chooseService("All day");
    await desk.booking("Bert").click();
    await desk.button("Seat at A").click();
    const refusal = desk.refusal("Ada sits at A since");
    await refusal.getByRole("button", { name: "Seat at D" }).click();
    await desk.toast("Bert sits at D").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Bert);
    assertEquals({ status, tableIds }, {
      status: "checked_in",
      tableIds: [tables.D],
    });
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
  await desk.reserve("Ada", "A");
  await desk.button("Guests 2 of 3").waitFor();
  await desk.reserve("Bert", "B");
  await desk.refusal("Dinner would be 4 of 3").waitFor();
  assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
});

deskTest(
  "without a rule the guests are counted against no limit",
  async ({ desk }) => {
    await desk.button("0 guests").click();
    await desk.page.getByRole("dialog").getByText("No limit.").waitFor();
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
  await desk.page.route(READING, (route) => route.abort());
  await assign(sql, bookingId, [tableId]);
  await desk.button("Reserve A").last().click();
  await desk.page.unroute(READING);
}
