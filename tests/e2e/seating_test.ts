import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { connect } from "../../support/database.ts";
import { sharedBrowser } from "./desk.ts";
import { addParty, createEvening, tomorrow } from "./evening.ts";

const browser = sharedBrowser();

Deno.test("a party is seated by tapping its booking and a table", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.booking("Ada").click();
  await desk.table("A").click();
  await desk.page.getByText("A: 2 seats for 2 guests").waitFor();
  await desk.button("Seat at A").click();
  await desk.toast("Ada has A").waitFor();
  await desk.tableThat("A", "Held: Ada until 21:00, party of 2").waitFor();
  const { status, tableIds } = await readSeating(sql, id);
  assertEquals({ status, tableIds }, {
    status: "confirmed",
    tableIds: [evening.tables.A],
  });
});

Deno.test("tables are merged, with the seats counted while choosing", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada", { party_size: 7 });
  await using desk = await browser().signIn(evening);
  await desk.booking("Ada").click();
  await desk.table("B").click();
  await desk.page.getByText("B: 4 seats for 7 guests, 3 short").waitFor();
  await desk.table("C").click();
  await desk.page.getByText("B + C: 8 seats for 7 guests").waitFor();
  await desk.button("Seat at B + C").click();
  await desk.toast("Ada has B + C").waitFor();
  assertEquals((await readSeating(sql, id)).tableIds.length, 2);
});

Deno.test("a choice that the server refuses stays, and says what is wrong", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada", { party_size: 4 });
  await using desk = await browser().signIn(evening, [/422/]);
  await desk.seat("Ada", "A");
  await desk.page.getByRole("alert").filter({ hasText: "seats" }).waitFor();
  await desk.tableThat("A", "chosen").waitFor();
});

Deno.test("tables apart from each other are refused when neighbours are wanted", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada", { party_size: 4 });
  await using desk = await browser().signIn(evening, [/422/]);
  await desk.booking("Ada").click();
  await desk.page.getByRole("switch", { name: "Neighbours only" }).click();
  await desk.table("A").click();
  await desk.table("D").click();
  await desk.page.getByText("not next to each other").waitFor();
  await desk.button("Seat at A + D").click();
  await desk.page.getByRole("alert").waitFor();
  assertEquals(await desk.page.locator("[data-sonner-toast]").count(), 0);
});

Deno.test("a party is checked in, moved, released, and the release undone", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.tableThat("A", "Held: Ada").click();
  await desk.button("Check in").click();
  await desk.tableThat("A", "Seated: Ada").waitFor();
  await desk.button("Move").click();
  await desk.table("B").click();
  await desk.button("Move to B").click();
  await desk.tableThat("B", "Seated: Ada").click();
  await desk.button("Release").click();
  await desk.toast("B released").waitFor();
  assertEquals((await readSeating(sql, id)).tableIds, []);
  await desk.toast("B released").getByRole("button", { name: "Undo" }).click();
  await desk.toast("Ada is as before").waitFor();
  assertEquals((await readSeating(sql, id)).tableIds, [evening.tables.B]);
});

Deno.test("a party is dragged to another table", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.toast("Ada has A").waitFor();
  await desk.tableThat("A", "Held: Ada").dragTo(desk.table("D"));
  await desk.tableThat("D", "Held: Ada").waitFor();
  assertEquals((await readSeating(sql, id)).tableIds, [evening.tables.D]);
});

Deno.test("a cancelled booking gets its tables back by undo", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.tableThat("A", "Held: Ada").click();
  await desk.button("Cancel booking").click();
  await desk.page.getByRole("dialog").getByRole("button", {
    name: "Cancel booking",
  }).click();
  await desk.toast("Ada cancelled").waitFor();
  assertEquals((await readSeating(sql, id)).status, "cancelled");
  await desk.button("Undo").first().click();
  await desk.toast("Ada is as before").waitFor();
  assertEquals((await readSeating(sql, id)).status, "confirmed");
});

Deno.test("an undo is refused when somebody has changed the booking since", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.toast("Ada has A").waitFor();
  await sql`update bookings set party_size = 1 where id = ${id}`;
  await desk.button("Undo").first().click();
  await desk.toast("Nothing was undone").waitFor();
  assertEquals((await readSeating(sql, id)).tableIds, [evening.tables.A]);
});

Deno.test("the slider shows the floor at another time", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada", {
    start_at: tomorrow("18:00"),
    end_at: tomorrow("19:00"),
  });
  await using desk = await browser().signIn(evening);
  await desk.seat("Ada", "A");
  await desk.tableThat("A", "Held: Ada").waitFor();
  const slider = desk.page.getByRole("slider");
  await slider.press("End");
  await desk.tableThat("A", "Free").waitFor();
  assertEquals(await slider.getAttribute("aria-valuetext"), "01:00");
});
