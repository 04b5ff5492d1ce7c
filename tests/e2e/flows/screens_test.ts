import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { addPromise } from "../../../support/party.ts";
import { addTable } from "../../../support/restaurant.ts";
import { party, tonightTest } from "./tonight.ts";

/** A lying and an upright tablet, a phone, and 200 % of 1440 by 900. */
const SCREENS = [[1024, 768], [768, 1024], [390, 844], [720, 450]] as const;

tonightTest(
  "with seven zones no screen scrolls sideways, and everything to tap is 44 high and wide",
  async ({ sql, evening, tables, open }) => {
    for (
      const name of ["Bar", "Terrace", "Garden", "Cellar", "Roof", "Balcony"]
    ) {
      const [zone] = await sql<{ id: string }[]>`
      insert into zones (restaurant_id, name)
      values (${evening.id}, ${name}) returning id`;
      const zoneId = zone?.id ?? "";
      await addTable(sql, { id: evening.id, zoneId }, { label: name });
    }
    await addPromise(sql, evening, [tables.D], party("Ada", 2, 90));
    await using desk = await open();
    const { page } = desk;
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await assertFits(page, width, "list");
      await desk.booking("Ada").click();
      await desk.button("Edit").waitFor();
      await assertFits(page, width, "party");
      await desk.button("‹ List").click();
    }
  },
);

/** Expects that nothing is too wide for the screen or too small for a finger. */
async function assertFits(page: Page, width: number, what: string) {
  const found = await page.evaluate<{ width: number; small: string[] }>(`({
    width: document.documentElement.scrollWidth,
    small: [...document.querySelectorAll("button, a, input, [role=gridcell]")]
      .filter((target) => target.checkVisibility())
      .map((target) => [target, target.getBoundingClientRect()])
      .filter(([, box]) => box.height < 44 || box.width < 44)
      .map(([target, box]) =>
        target.textContent + " " + box.width + " by " + box.height),
  })`);
  assertEquals({ what, ...found }, { what, width, small: [] });
}
