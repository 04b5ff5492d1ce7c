import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { readSeating } from "../../support/booking.ts";
import { REFUSED } from "./desk.ts";
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
