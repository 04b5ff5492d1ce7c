import { assertEquals } from "@std/assert";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { connect } from "../../support/database.ts";
import { sharedBrowser } from "./desk.ts";
import { addParty, createEvening } from "./evening.ts";

const browser = sharedBrowser();

/** Expects that axe finds nothing that keeps people out. */
async function assertOpenToAll(page: Page, screen: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  assertEquals({ screen, serious }, { screen, serious: [] });
}

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`no screen keeps people out, in ${colorScheme} colours`, async () => {
    await using sql = connect();
    const evening = await createEvening(sql);
    await addParty(sql, evening, "Ada", { notes: "Window seat" });
    await addParty(sql, evening, "Bert");
    await sql`
      update dining_tables set is_active = false
      where id = ${evening.tables.D ?? ""}`;
    await using desk = await browser().open();
    await desk.page.emulateMedia({ colorScheme });
    await assertOpenToAll(desk.page, "sign in");
    await desk.signIn(evening);
    await desk.booking("Ada").waitFor();
    await assertOpenToAll(desk.page, "floor");
    await desk.seat("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await assertOpenToAll(desk.page, "toast");
    await desk.tableThat("A", "Held: Ada").click();
    await desk.button("Check in").click();
    await desk.tableThat("A", "Seated: Ada").waitFor();
    await desk.booking("Bert").click();
    await desk.table("B").click();
    await assertOpenToAll(desk.page, "choosing");
    await desk.button("Edit").click();
    await desk.page.getByRole("dialog").waitFor();
    await assertOpenToAll(desk.page, "dialog");
  });
}

Deno.test("everything to be tapped is 44 pixels high on a tablet", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.page.setViewportSize({ width: 768, height: 1024 });
  await desk.booking("Ada").click();
  await desk.table("A").click();
  const targets = desk.page.locator(
    "button, select, [role=option], [role=gridcell] .top, .switch-label",
  );
  const heights = await Promise.all(
    (await targets.all()).map(async (target) => ({
      what: await target.textContent(),
      height: (await target.boundingBox())?.height ?? 0,
    })),
  );
  assertEquals(
    heights.filter(({ what, height }) => height < 44 && what !== ""),
    [],
  );
});

Deno.test("nothing is wider than the screen of a tablet", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.page.setViewportSize({ width: 768, height: 1024 });
  await desk.booking("Ada").click();
  const width = await desk.page.evaluate(
    "document.documentElement.scrollWidth",
  );
  assertEquals(width, 768);
});
