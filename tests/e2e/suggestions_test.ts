import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { addZone } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { deskTest } from "./desk_scene.ts";
import { addParty, tomorrow } from "./evening.ts";

deskTest(
  "choosing a booking marks the best tables, and one tap takes the first",
  async ({ desk, sql, tables, bookings }) => {
    await desk.booking("Ada").click();
    await desk.tableThat("A", "Suggestion 1").waitFor();
    await desk.tableThat("D", "Suggestion 2").waitFor();
    await desk.tableThat("B", "Suggestion 3").waitFor();
    await desk.button("Reserve A").click();
    await desk.toast("Ada has A").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.A]);
    await desk.page.locator(".table .rank").first()
      .waitFor({ state: "detached" });
  },
);

deskTest(
  "one tap takes the second suggestion, too",
  async ({ desk }) => {
    await desk.booking("Ada").click();
    await desk.button("Reserve D").click();
    await desk.toast("Ada has D").waitFor();
  },
);

deskTest(
  "the floor shows the zone of the best tables",
  async ({ desk, sql, evening, tables }) => {
    const terrace = await addZone(sql, evening.id);
    await sql`
      update dining_tables set zone_id = ${terrace} where id = ${tables.A}`;
    await desk.page.reload();
    await desk.goToTomorrow();
    await desk.table("B").waitFor();
    assertEquals(await desk.table("A").count(), 0);
    await desk.booking("Ada").click();
    await desk.tableThat("A", "Suggestion 1").waitFor();
    assertEquals(await desk.table("B").count(), 0);
  },
);

deskTest(
  "a party that is to move is suggested other tables than its own",
  async ({ desk, sql, tables, bookings }) => {
    await assign(sql, bookings.Ada, [tables.A]);
    await desk.tableThat("A", "Ada").click();
    await desk.button("Move").click();
    await desk.tableThat("D", "Suggestion 1").waitFor();
    await desk.button("Move to D").click();
    await desk.tableThat("D", "Ada").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.D]);
  },
);

deskTest(
  "when no table fits, the next times are said",
  async ({ desk, sql, evening, tables }) => {
    for (const table of Object.values(tables)) {
      const party = await addParty(sql, evening, "Long", {
        end_at: tomorrow("20:15"),
      });
      await assign(sql, party, [table]);
    }
    await desk.booking("Ada").click();
    await desk.party.getByText("No table fits. Next free: 20:15").waitFor();
  },
);

deskTest(
  "the question of a booking is cancelled when another is chosen, whose answer counts",
  { parties: { Ada: {}, Bert: { party_size: 4 } } },
  async ({ desk, bookings }) => {
    const cancelled = desk.page.waitForEvent("requestfailed", {
      predicate: (request) =>
        request.postData()?.includes(bookings.Ada) ?? false,
    });
    // Ada's question waits until it is cancelled.
    await desk.page.route("**/functions/v1/suggest-tables", async (route) => {
      const data = route.request().postData() ?? "";
      if (data.includes(bookings.Ada)) return;
      await route.continue();
    });
    const asked = desk.page.waitForRequest((request) =>
      request.postData()?.includes(bookings.Ada) ?? false
    );
    await desk.booking("Ada").click();
    await asked;
    await desk.booking("Bert").click();
    await cancelled;
    await desk.tableThat("B", "Suggestion 1").waitFor();
    await desk.button("Reserve B").waitFor();
  },
);

deskTest("without an answer there are no suggestions, and no complaint", {
  expected: [/^Failed to load resource: .* 503/],
}, async ({ desk, sql, tables, bookings }) => {
  await desk.page.route(
    "**/functions/v1/suggest-tables",
    (route) =>
      route.request().method() === "OPTIONS"
        ? route.continue()
        : route.fulfill({ status: 503, body: "{}" }),
  );
  const answered = desk.page.waitForResponse((response) =>
    response.url().endsWith("suggest-tables") && response.status() === 503
  );
  await desk.booking("Ada").click();
  await answered;
  await desk.table("A").click();
  await desk.choosing.getByRole("button", { name: "Reserve A" }).click();
  await desk.toast("Ada has A").waitFor();
  assertEquals(await desk.page.getByRole("alert").count(), 0);
  const { tableIds } = await readSeating(sql, bookings.Ada);
  assertEquals(tableIds, [tables.A]);
});

deskTest(
  "the best tables are taken by keyboard alone",
  async ({ desk, sql, tables, bookings }) => {
    const { keyboard } = desk.page;
    await desk.booking("Ada").focus();
    await keyboard.press("Enter");
    const focused = desk.page.locator(":focus");
    await desk.party.getByRole("heading").and(focused).waitFor();
    const best = desk.button("Reserve A");
    await best.waitFor();
    // It is the first of her buttons: her facts and "+1 guest" come before.
    for (let presses = 0; presses < 3; presses++) await keyboard.press("Tab");
    await best.and(focused).waitFor();
    await keyboard.press("Enter");
    await desk.toast("Ada has A").waitFor();
    await desk.page.locator(".row-main:focus").waitFor();
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.A]);
  },
);
