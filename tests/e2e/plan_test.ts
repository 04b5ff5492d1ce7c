import { assertEquals, assertMatch } from "@std/assert";
import type { Locator } from "playwright-core";
import { readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { block } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { type Desk, REFUSED } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";
import { addParty, TOMORROW, tomorrow } from "./evening.ts";
import { addHardEvening } from "./hard_evening.ts";

/** The host of the restaurant that the seed creates. */
const DEMO_HOST = { email: "host@demo.test", password: "demo-password" };

/** Opens the dialog that plans the service. */
async function openPlan(desk: Desk): Promise<Locator> {
  await desk.more("Seat everyone");
  return desk.page.getByRole("dialog", { name: "Seat everyone" });
}

/** Waits for the plan, and gives its changes line by line. */
async function changesIn(dialog: Locator): Promise<string[]> {
  await dialog.getByText("That is the best possible.").waitFor();
  return await dialog.getByRole("list", { name: "Changes" })
    .getByRole("listitem").allTextContents();
}

deskTest("an evening of the demo restaurant is planned, applied and undone", {
  isSignedIn: false,
}, async ({ desk, sql }) => {
  const loaded: string[] = [];
  desk.page.on("request", (request) => loaded.push(request.url()));
  const isOfPlan = (url: string) => /\.wasm$|plan_worker/.test(url);
  await desk.signIn(DEMO_HOST);
  await desk.showService("Dinner");
  await desk.booking("Dietrich").click();
  await desk.party.waitFor();
  const before = await readDinner(sql);
  assertEquals(loaded.filter(isOfPlan), []);

  const dialog = await openPlan(desk);
  await dialog.getByRole("listitem").first().waitFor();
  const changes = await changesIn(dialog);
  assertEquals(loaded.filter(isOfPlan).length, 2);
  assertEquals(changes.length, before.filter(isWithoutTable).length);
  await desk.button("Apply").click();
  await desk.toast("is applied").waitFor();
  const after = await readDinner(sql);
  assertEquals(after.filter(isWithoutTable), []);
  assertEquals(
    after.filter(({ id }) =>
      before.some((row) => row.id === id && !isWithoutTable(row))
    ),
    before.filter((row) => !isWithoutTable(row)),
  );

  await desk.toast("is applied").getByRole("button", { name: "Undo" }).click();
  await desk.toast("Undone: Apply the plan").waitFor();
  assertEquals(await readDinner(sql), before);
});

deskTest("a plan says who cannot be seated, and why", {
  parties: {
    Ada: { party_size: 4 },
    Bert: { party_size: 20 },
    Carl: { party_size: 2 },
  },
}, async ({ desk, sql, evening }) => {
  await addCapacityRule(sql, evening, {
    service_period_id: evening.periodId,
    max_covers: 5,
  });
  await desk.button("Guests 0 of 5").waitFor();
  const dialog = await openPlan(desk);
  await dialog.getByText("4 guests have tables.").waitFor();
  const unseated = dialog.getByRole("list", { name: "Without a table" });
  await unseated.getByText("Bert, 20 guests").waitFor();
  await unseated.getByText("no tables together have 20 seats").waitFor();
  await unseated.getByText("the service has reached its limit").waitFor();
  await desk.button("Apply").click();
  await desk.toast("The plan for 1 party is applied").waitFor();
});

deskTest("blocked tables stay empty in a plan", {
  parties: { Ada: { party_size: 4 } },
}, async ({ desk, sql, evening, tables }) => {
  await block(sql, evening.id, {
    tableIds: [tables.B],
    startAt: tomorrow("18:00"),
    endAt: tomorrow("20:00"),
  });
  await desk.tableThat("B", "Blocked to 20:00").waitFor();
  const [change] = await changesIn(await openPlan(desk));
  assertEquals(change, "19:00 Ada, 4 guestsC");
});

deskTest(
  "a party that has a table is moved only if that is allowed, and moves back by undo",
  {
    parties: {
      Ada: {},
      Bert: { party_size: 4 },
      Carl: { party_size: 4 },
    },
  },
  async ({ desk, sql, tables, bookings }) => {
    await assign(sql, bookings.Ada, [tables.B]);
    await desk.tableThat("B", "Ada").waitFor();
    const dialog = await openPlan(desk);
    assertEquals((await changesIn(dialog)).length, 1);
    await dialog.getByRole("switch").click();
    await dialog.getByText("from B to").waitFor();
    assertEquals((await changesIn(dialog)).length, 3);
    await desk.button("Apply").click();
    await desk.toast("The plan for 3 parties is applied").waitFor();
    await desk.button("Undo").first().click();
    await desk.toast("Undone: Apply the plan for 3 parties").waitFor();
    const seatings = await Promise.all(
      Object.values(bookings).map((id) => readSeating(sql, id)),
    );
    assertEquals(seatings.map(({ tableIds }) => tableIds), [
      [tables.B],
      [],
      [],
    ]);
  },
);

deskTest(
  "a plan is not undone once one of its parties was changed",
  { parties: { Ada: {}, Bert: {} } },
  async ({ desk, sql, bookings }) => {
    await changesIn(await openPlan(desk));
    await desk.button("Apply").click();
    await desk.toast("The plan for 2 parties is applied").waitFor();
    await sql`update bookings set party_size = 1 where id = ${bookings.Bert}`;
    await desk.button("Undo").first().click();
    await desk.toast("Nothing was undone").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).status, "confirmed");
  },
);

deskTest(
  "a plan whose table was given away meanwhile is refused whole, and made again",
  {
    parties: { Ada: { party_size: 4 }, Bert: { party_size: 4 } },
    expected: [REFUSED],
  },
  async ({ desk, sql, evening, tables, bookings }) => {
    const dialog = await openPlan(desk);
    await changesIn(dialog);
    const late = await addParty(sql, evening, "Carl", { party_size: 4 });
    await assign(sql, late, [tables.B]);
    await desk.button("Apply").click();
    const problem = dialog.getByRole("alert");
    await problem.getByText("B is reserved for Carl, 4, until 21:00").waitFor();
    for (const id of Object.values(bookings)) {
      assertEquals((await readSeating(sql, id)).status, "pending");
    }
    await desk.button("Plan again").click();
    assertEquals((await changesIn(dialog)).length, 1);
    await desk.button("Apply").click();
    await desk.toast("The plan for 1 party is applied").waitFor();
  },
);

deskTest(
  "a plan with a booking that was changed meanwhile is not sent, and made again",
  async ({ desk, sql, bookings }) => {
    const dialog = await openPlan(desk);
    await changesIn(dialog);
    await sql`update bookings set party_size = 4 where id = ${bookings.Ada}`;
    await desk.button("Apply").click();
    await dialog.getByRole("alert").getByText("changed meanwhile").waitFor();
    assertEquals((await readSeating(sql, bookings.Ada)).status, "pending");
    await desk.button("Plan again").click();
    // B and C are alike.
    assertMatch((await changesIn(dialog)).join(), /^19:00 Ada, 4 guests[BC]$/);
  },
);

deskTest(
  "a plan that takes long is stopped with the best so far, and applied",
  { isSignedIn: false },
  async ({ desk, sql }) => {
    const { host, bookingIds } = await addHardEvening(sql);
    await desk.signIn(host);
    const dialog = await openPlan(desk);
    await dialog.getByText(/Tables for \d+ guests so far/).waitFor();
    await desk.button("Stop").click();
    const summary = dialog.getByText(/^Stopped\. \d+ guests have tables\./);
    const [, guests] = /(\d+) guests/.exec(await summary.innerText()) ?? [];
    await desk.button("Apply").click();
    await desk.toast("is applied").waitFor();
    const [seated] = await sql<{ guests: number }[]>`
      select sum(party_size)::int as guests from bookings
      where id = any (${bookingIds}) and status = 'confirmed'`;
    assertEquals(seated?.guests, Number(guests));
  },
);

deskTest(
  "a date with several services is planned one service at a time",
  async ({ desk }) => {
    await desk.showService("All day");
    await desk.button("More").click();
    assertEquals(await desk.button("Seat everyone").isDisabled(), true);
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("dialog").waitFor({ state: "detached" });
    await desk.showService("Dinner");
    await changesIn(await openPlan(desk));
  },
);

/** Bookings of the demo restaurant's dinner tomorrow, with their tables. */
async function readDinner(sql: Database) {
  return await sql<{ id: string; status: string; tables: string[] | null }[]>`
    select b.id, b.status,
      array_agg(t.table_id order by t.table_id) filter (
        where t.table_id is not null
      ) as tables
    from bookings as b
    join restaurants as r on r.id = b.restaurant_id
    left join table_assignments as a on a.booking_id = b.id
    left join assigned_tables as t on t.assignment_id = a.id
    where r.name = 'Gasthaus Linde'
      and b.start_at at time zone r.timezone
        between ${`${TOMORROW} 17:30`}::timestamp and ${`${TOMORROW} 23:59`}
    group by b.restaurant_id, b.id order by b.id`;
}

function isWithoutTable({ tables }: { tables: string[] | null }): boolean {
  return tables === null;
}
