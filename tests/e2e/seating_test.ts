import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { deskTest } from "./desk_scene.ts";
import { sitDown, tomorrow } from "./evening.ts";

deskTest(
  "a party gets a table by tapping its booking and the table",
  async ({ desk, sql, tables, bookings }) => {
    await desk.booking("Ada").click();
    await desk.table("A").click();
    await desk.page.getByText("A: 2 seats for 2 guests").waitFor();
    await desk.button("Reserve A").last().click();
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada, 2 guests, reserved from 19:00").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals({ status, tableIds }, {
      status: "confirmed",
      tableIds: [tables.A],
    });
  },
);

deskTest("tables are put together, with the seats counted while choosing", {
  parties: { Ada: { party_size: 7 } },
}, async ({ desk, sql, bookings }) => {
  await desk.booking("Ada").click();
  await desk.table("B").click();
  await desk.page.getByText("B: 4 seats for 7 guests, 3 short").waitFor();
  await desk.table("C").click();
  await desk.page.getByText("B + C: 8 seats for 7 guests").waitFor();
  await desk.button("Reserve B + C").click();
  await desk.toast("Ada has B + C").waitFor();
  assertEquals((await readSeating(sql, bookings.Ada)).tableIds.length, 2);
  await desk.tableThat("B", "also at C").waitFor();
});

deskTest("a choice that the server refuses stays, and says what is wrong", {
  parties: { Ada: { party_size: 4 } },
  expected: [/422/],
}, async ({ desk }) => {
  await desk.reserve("Ada", "A");
  await desk.refusal("seats").waitFor();
  await desk.tableThat("A", "Chosen").waitFor();
});

deskTest(
  "tables that do not fit are marked with the reason",
  { parties: { Ada: { party_size: 4 }, Bert: {} } },
  async ({ desk }) => {
    await desk.reserve("Bert", "B");
    await desk.toast("Bert has B").waitFor();
    await desk.booking("Ada").click();
    await desk.button("Reserve C").waitFor();
    await desk.button("Choose tables").click();
    await desk.tableThat("A", "Does not fit: 2 seats").waitFor();
    await desk.tableThat("B", "Does not fit: Bert 19:00").waitFor();
    assertEquals(await desk.tableThat("C", "Does not fit").count(), 0);
  },
);

deskTest(
  "a party that comes tomorrow is not offered a seat today",
  async ({ desk }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada").click();
    await desk.button("Move").waitFor();
    assertEquals(await desk.button(/^Seat at/).count(), 0);
    await desk.page.getByText("You are looking at").waitFor();
    await desk.button("Back to now").click();
    await desk.page.getByText(/^Now \d\d:\d\d/).waitFor();
  },
);

deskTest(
  "a party that sits is moved and goes on sitting",
  async ({ desk, sql, tables, bookings }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await sitDown(sql, bookings.Ada);
    await desk.tableThat("A", "Ada, 2 guests, seated").click();
    await desk.button("Move").click();
    await desk.table("B").click();
    await desk.button("Move to B").last().click();
    await desk.tableThat("B", "Ada, 2 guests, seated").waitFor();
    const { status, tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals({ status, tableIds }, {
      status: "checked_in",
      tableIds: [tables.B],
    });
  },
);

deskTest(
  "a table is given back, and that is undone",
  async ({ desk, sql, tables, bookings }) => {
    await desk.reserve("Ada", "B");
    await desk.toast("Ada has B").waitFor();
    await desk.tableThat("B", "Ada").click();
    await desk.button("Give table back").click();
    await desk.toast("Ada has given B back").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).tableIds, []);
    await desk.toast("Ada has given B back").getByRole("button", {
      name: "Undo",
    }).click();
    await desk.toast("Undone").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.B]);
  },
);

deskTest(
  "a party is dragged to another table",
  async ({ desk, sql, tables, bookings }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada").dragTo(desk.table("D"));
    await desk.tableThat("D", "Ada").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.D]);
  },
);

deskTest(
  "undoing a cancellation gives the booking its tables back",
  async ({ desk, sql, bookings }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada").click();
    await desk.button("Cancel booking").click();
    await desk.page.getByRole("dialog").getByRole("button", {
      name: "Cancel booking",
    }).click();
    await desk.toast("Ada is cancelled").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).status, "cancelled");
    await desk.toast("Ada is cancelled").getByRole("button", { name: "Undo" })
      .click();
    await desk.toast("Undone").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).status, "confirmed");
  },
);

deskTest(
  "an undo is refused if another user has changed the booking since",
  async ({ desk, sql, tables, bookings }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await sql`update bookings set party_size = 1 where id = ${bookings.Ada}`;
    await desk.button("Undo").first().click();
    await desk.toast("Nothing was undone").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.A]);
  },
);

deskTest("the time bar shows the floor at another time", {
  parties: {
    Ada: {
      start_at: tomorrow("18:00"),
      end_at: tomorrow("18:30"),
    },
  },
}, async ({ desk }) => {
  await desk.reserve("Ada", "A");
  await desk.tableThat("A", "Ada").waitFor();
  await desk.button("15 minutes later").click();
  await desk.tableThat("A", "Ada").waitFor();
  await desk.button("15 minutes later").click();
  await desk.tableThat("A", "Free").waitFor();
  await desk.page.getByText(/You are looking at .*18:30/).waitFor();
});
