import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { deskTest } from "./desk_scene.ts";
import { sitDown, tomorrow } from "./evening.ts";

deskTest(
  "a party is seated by tapping its booking and a table",
  async ({ desk, sql, tables, bookings }) => {
    await desk.booking("Ada").click();
    await desk.table("A").click();
    await desk.page.getByText("A: 2 seats for 2 guests").waitFor();
    await desk.button("Seat at A").click();
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Held: Ada until 21:00, party of 2").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals({ status, tableIds }, {
      status: "confirmed",
      tableIds: [tables.A],
    });
  },
);

deskTest("tables are merged, with the seats counted while choosing", {
  parties: { Ada: { party_size: 7 } },
}, async ({ desk, sql, bookings }) => {
  await desk.booking("Ada").click();
  await desk.table("B").click();
  await desk.page.getByText("B: 4 seats for 7 guests, 3 short").waitFor();
  await desk.table("C").click();
  await desk.page.getByText("B + C: 8 seats for 7 guests").waitFor();
  await desk.button("Seat at B + C").click();
  await desk.toast("Ada has B + C").waitFor();
  assertEquals((await readSeating(sql, bookings.Ada)).tableIds.length, 2);
});

deskTest("a choice that the server refuses stays, and says what is wrong", {
  parties: { Ada: { party_size: 4 } },
  expected: [/422/],
}, async ({ desk }) => {
  await desk.seat("Ada", "A");
  await desk.page.getByRole("alert").filter({ hasText: "seats" }).waitFor();
  await desk.tableThat("A", "chosen").waitFor();
});

deskTest(
  "tables that are not neighbours are refused if neighbours are wanted",
  { parties: { Ada: { party_size: 4 } }, expected: [/422/] },
  async ({ desk }) => {
    await desk.booking("Ada").click();
    await desk.page.getByRole("switch", { name: "Neighbours only" }).click();
    await desk.table("A").click();
    await desk.table("D").click();
    await desk.page.getByText("not next to each other").waitFor();
    await desk.button("Seat at A + D").click();
    await desk.page.getByRole("alert").waitFor();
    assertEquals(await desk.page.locator("[data-sonner-toast]").count(), 0);
  },
);

deskTest(
  "a party that comes tomorrow cannot sit down today",
  { expected: [/422/] },
  async ({ desk }) => {
    await desk.seat("Ada", "A");
    await desk.tableThat("A", "Held: Ada").click();
    await desk.button("Check in").click();
    await desk.page.getByText("2 hours before").waitFor();
    await desk.tableThat("A", "Held: Ada").waitFor();
  },
);

deskTest(
  "a party that sits is moved and goes on sitting",
  async ({ desk, sql, tables, bookings }) => {
    await desk.seat("Ada", "A");
    await desk.tableThat("A", "Held: Ada").waitFor();
    await sitDown(sql, bookings.Ada);
    await desk.tableThat("A", "Seated: Ada").click();
    await desk.button("Move").click();
    await desk.table("B").click();
    await desk.button("Move to B").click();
    await desk.tableThat("B", "Seated: Ada").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals({ status, tableIds }, {
      status: "checked_in",
      tableIds: [tables.B],
    });
  },
);

deskTest(
  "a table is released, and the release is undone",
  async ({ desk, sql, tables, bookings }) => {
    await desk.seat("Ada", "B");
    await desk.tableThat("B", "Held: Ada").click();
    await desk.button("Release").click();
    await desk.toast("B released").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).tableIds, []);
    await desk.toast("B released").getByRole("button", { name: "Undo" })
      .click();
    await desk.toast("Ada is as before").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.B]);
  },
);
