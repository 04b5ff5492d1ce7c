import { assert, assertEquals } from "@std/assert";
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
      await desk.reserve("Ada", "A");
      await desk.toast("Ada has A").waitFor();
      await assertAccessible(desk.page, "toast");
      await desk.tableThat("A", "Ada").click();
      await desk.button("Edit").waitFor();
      await assertAccessible(desk.page, "party");
      await sitDown(sql, bookings.Ada);
      await desk.tableThat("A", "Ada, 2 guests, seated").waitFor();
      await desk.booking("Bert").click();
      await desk.tableThat("B", "Suggestion").waitFor();
      await assertAccessible(desk.page, "suggestions");
      await desk.table("B").click();
      await assertAccessible(desk.page, "choosing");
      await desk.button("Stop choosing").click();
      await desk.button("Edit").click();
      await desk.page.getByRole("dialog").waitFor();
      await assertAccessible(desk.page, "edit");
      await desk.page.keyboard.press("Escape");
      for (const name of ["Walk-in", "Booking", "Find"]) {
        await desk.button(name).click();
        await desk.page.getByRole("dialog").waitFor();
        await assertAccessible(desk.page, name);
        await desk.page.keyboard.press("Escape");
        await desk.page.getByRole("dialog").waitFor({ state: "detached" });
      }
      for (const name of ["Alerts", "Guests tonight", "Activity"]) {
        await desk.more(name);
        await desk.page.getByRole("dialog", { name: /Alerts|Tonight|Activity/ })
          .waitFor();
        await assertAccessible(desk.page, name);
        await desk.page.keyboard.press("Escape");
        await desk.page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await desk.reserve("Carl", "C");
      await desk.refusal("seats").waitFor();
      await assertAccessible(desk.page, "refusal");
      await desk.button("Close the refusal").click();
      await desk.more("Seat everyone");
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
      "button, a, [role=gridcell]",
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

const SCREENS = [
  [1024, 768],
  [1024, 625],
  [768, 1024],
  [1440, 900],
  [
    720,
    450,
  ],
  [390, 844],
  [320, 640],
] as const;

for (const [width, height] of SCREENS) {
  deskTest(
    `nothing scrolls sideways, and every button is on a screen of ${width} by ${height}`,
    async ({ desk }) => {
      const { page } = desk;
      await page.setViewportSize({ width, height });
      const sizes = () =>
        page.evaluate<[number, number]>(`[
          document.documentElement.scrollWidth,
          document.documentElement.scrollHeight,
        ]`);
      assertEquals(await sizes(), [width, height]);
      await desk.booking("Ada").click();
      await desk.button("Edit").waitFor();
      assertEquals(await sizes(), [width, height]);
      const buttons = await desk.page.getByLabel("Selected party")
        .getByRole("button").all();
      for (const button of buttons) {
        const box = await button.boundingBox();
        const right = (box?.x ?? -1) + (box?.width ?? 0);
        const bottom = (box?.y ?? -1) + (box?.height ?? 0);
        const name = await button.textContent();
        assert(box !== null && right <= width, `${name} ends at ${right}`);
        assert(bottom <= height, `${name} ends at ${bottom}`);
      }
    },
  );
}
