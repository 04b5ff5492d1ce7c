import { assertEquals } from "@std/assert";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { REFUSED } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";
import { sitDown } from "./evening.ts";

/** Expects that axe finds no violation that keeps people out. */
async function assertAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  assertEquals({ screen, serious }, { screen, serious: [] });
}

for (const colorScheme of ["light", "dark"] as const) {
  deskTest(
    `axe finds no serious violation on any screen, in ${colorScheme} colours`,
    {
      parties: {
        Ada: { notes: "Window seat" },
        Bert: {},
        Carl: { party_size: 20 },
      },
      isSignedIn: false,
      expected: [REFUSED],
    },
    async ({ desk, sql, tables, evening, bookings }) => {
      await sql`
      update dining_tables set is_active = false
      where id = ${tables.D}`;
      await desk.page.emulateMedia({ colorScheme });
      await assertAccessible(desk.page, "sign in");
      await desk.signIn(evening.host);
      await desk.booking("Ada").waitFor();
      await assertAccessible(desk.page, "floor");
      await desk.seat("Ada", "A");
      await desk.toast("Ada has A").waitFor();
      await assertAccessible(desk.page, "toast");
      await desk.tableThat("A", "Held: Ada").click();
      await sitDown(sql, bookings.Ada);
      await desk.tableThat("A", "Seated: Ada").waitFor();
      await desk.booking("Bert").click();
      await desk.tableThat("B", "suggestion 1").waitFor();
      await assertAccessible(desk.page, "suggestions");
      await desk.table("B").click();
      await assertAccessible(desk.page, "choosing");
      await desk.button("Edit").click();
      await desk.page.getByRole("dialog").waitFor();
      await assertAccessible(desk.page, "dialog");
      await desk.page.keyboard.press("Escape");
      await desk.seat("Carl", "C");
      await desk.refusal("seats").waitFor();
      await assertAccessible(desk.page, "refusal");
      await desk.button("Close the refusal").click();
      await desk.button("Seat everyone").click();
      await desk.page.getByText("That is the best possible.").waitFor();
      await assertAccessible(desk.page, "plan");
    },
  );
}

deskTest(
  "everything that can be tapped is 44 pixels high on a tablet",
  async ({ desk }) => {
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
  },
);

deskTest("nothing is wider than the screen of a tablet", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 768, height: 1024 });
  await desk.booking("Ada").click();
  const width = await desk.page.evaluate(
    "document.documentElement.scrollWidth",
  );
  assertEquals(width, 768);
});
