import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { readSeating } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { afternoonZone, near } from "../../support/near_now.ts";
import { edit } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { type Desk, READING, REFUSED, UNREACHABLE } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";

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
    await other.page.unroute(READING);
    await other.choosing.getByRole("button", { name: "Reserve A" }).click();
    const refusal = other.refusal("A is reserved for Ada, 2, until 21:00");
    await refusal.getByText("Not here yet").waitFor();
    await other.tableThat("A", "Chosen").waitFor();
    await other.party.getByRole("heading", { name: "Bert" }).waitFor();
    await refusal.getByRole("button", { name: "Show Ada" }).click();
    await other.party.getByRole("heading", { name: "Ada" }).waitFor();
    // What the refusal offers is still meant for Bert.
    await refusal.getByRole("button", { name: "Reserve D" }).click();
    await other.toast("Bert has D").waitFor();
    assertEquals((await readSeating(sql, bookings.Bert)).status, "confirmed");
  },
);

deskTest(
  "a refusal brings other tables, and one tap reserves one for the party",
  { parties: { Ada: {}, Bert: {} }, expected: [REFUSED, UNREACHABLE] },
  async ({ desk, sql, tables, bookings }) => {
    await chooseTakenTable(desk, sql, bookings.Ada, tables.A);
    const refusal = desk.refusal("A is reserved for Ada, 2, until 21:00");
    await refusal.waitFor();
    assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
    await refusal.getByRole("button", { name: "Reserve D" }).click();
    await desk.toast("Bert has D").waitFor();
    await refusal.waitFor({ state: "detached" });
    const { tableIds } = await readSeating(sql, bookings.Bert);
    assertEquals(tableIds, [tables.D]);
    await desk.page.locator(".table-check").waitFor({ state: "detached" });
  },
);

deskTest(
  "a refusal stays while other parties get tables, until it is closed",
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
    await desk.party.getByRole("button", { name: "Reserve D" }).click();
    await desk.toast("Carl has D").waitFor();
    assertEquals(await refusal.count(), 1);
    await refusal.press("Escape");
    await refusal.waitFor({ state: "detached" });
  },
);

for (
  const [name, button, toast, table] of [
    [
      "a party whose table is still occupied sits down at another in one tap",
      "Seat at D",
      "Bert sits at D",
      "D",
    ],
    [
      "a party sits down where the one before has left, in one tap",
      "Ada has left, seat Bert",
      "Ada has left, Bert sits at A",
      "A",
    ],
  ] as const
) {
  deskTest(
    name,
    {
      parties: { Ada: near(-30, 5), Bert: near(10, 100) },
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
      await desk.showService("All day");
      await desk.booking("Bert").click();
      await desk.button("Seat at A").click();
      const refusal = desk.refusal("Ada sits at A since");
      await refusal.getByRole("button", { name: button }).click();
      await desk.toast(toast).waitFor();
      const { status, tableIds } = await readSeating(sql, bookings.Bert);
      assertEquals({ status, tableIds }, {
        status: "checked_in",
        tableIds: [tables[table]],
      });
    },
  );
}

deskTest(
  "a tap on a table that is taken shows who has it instead of choosing it",
  { parties: { Ada: {}, Bert: {} } },
  async ({ desk }) => {
    await desk.reserve("Ada", "A");
    await desk.tableThat("A", "Ada, 2 guests, reserved from 19:00").waitFor();
    await desk.booking("Bert").click();
    await desk.party.getByRole("heading", { name: "Bert" }).waitFor();
    await desk.table("A").click();
    await desk.party.getByRole("heading", { name: "Ada" }).waitFor();
    assertEquals(await desk.tableThat("A", "Chosen").count(), 0);
    assertEquals(await desk.choosing.count(), 0);
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
  const refusal = desk.refusal("Dinner would be 4 of 3");
  await refusal.getByText("Managers can allow it").waitFor();
  assertEquals((await readSeating(sql, bookings.Bert)).status, "pending");
});

deskTest(
  "without a rule the guests are counted, and no limit is named",
  async ({ desk }) => {
    await desk.reserve("Ada", "A");
    await desk.button("2 guests").click();
    const dinner = desk.page.getByRole("dialog", { name: "Tonight" })
      .getByRole("region", { name: "Dinner" });
    await dinner.getByText("No limit.").waitFor();
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
  await desk.page.unroute(READING);
  await desk.choosing.getByRole("button", { name: "Reserve A" }).click();
}
