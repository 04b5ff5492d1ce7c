import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { readSeating } from "../../support/booking.ts";
import { connect } from "../../support/database.ts";
import { REFUSED, sharedBrowser } from "./desk.ts";
import { addParty, createEvening } from "./evening.ts";

const browser = sharedBrowser();

Deno.test("a conflict with another browser names and selects who has the table", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  const id = await addParty(sql, evening, "Bert");
  await using one = await browser().signIn(evening);
  await using other = await browser().signIn(evening, [REFUSED]);
  // This browser has stopped looking before the other one acts.
  await other.booking("Bert").click();
  await other.table("A").click();
  await other.page.route("**/rest/v1/bookings*", (route) => route.abort());
  await one.seat("Ada", "A");
  await one.toast("Ada has A").waitFor();
  await other.page.unroute("**/rest/v1/bookings*");
  await other.button("Seat at A").click();
  await other.toast("A is taken by Ada until 21:00").waitFor();
  const panel = other.page.getByLabel("Selected booking");
  await panel.getByRole("heading", { name: "Ada" }).waitFor();
  await other.button("Back to Bert").click();
  await panel.getByRole("heading", { name: "Bert" }).waitFor();
  assertEquals((await readSeating(sql, id)).status, "pending");
});

Deno.test("a table that is visibly taken says by whom instead of being chosen", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await addParty(sql, evening, "Bert");
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.tableThat("A", "Held: Ada").waitFor();
  await desk.booking("Bert").click();
  await desk.table("A").click();
  await desk.page.getByText("A is taken by Ada from 19:00 to 21:00").waitFor();
});

Deno.test("a full service is refused with the limit and the count", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addCapacityRule(sql, evening, {
    service_period_id: evening.periodId,
    max_covers: 3,
  });
  await addParty(sql, evening, "Ada");
  const id = await addParty(sql, evening, "Bert");
  await using desk = await browser().signIn(evening, [REFUSED]);
  await desk.seat("Ada", "A");
  await desk.page.getByText("Guests 2 of 3").waitFor();
  await desk.seat("Bert", "B");
  await desk.toast("Dinner is full: 4 guests, the limit is 3").waitFor();
  assertEquals((await readSeating(sql, id)).status, "pending");
});

Deno.test("without a rule the capacity bar says that there is no limit", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await using desk = await browser().signIn(evening);
  await desk.page.getByLabel("Capacity of Dinner").getByText("No limit set")
    .waitFor();
});
