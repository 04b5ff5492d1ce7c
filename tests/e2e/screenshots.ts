/**
 * Takes the screenshots of docs/screenshots on a stack of its own:
 * `deno task dashboard:screenshots`.
 *
 * @module
 */
import type { Browser, Page } from "playwright-core";
import postgres from "postgres";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../stack/program.ts";
import { removeStack, startStack } from "../../stack/stack.ts";
import { launchBrowser } from "./browser.ts";

const FOLDER = fileURLToPath(
  new URL("../../docs/screenshots/", import.meta.url),
);
const USAGE = "Takes the screenshots in docs/screenshots. It has no options.";
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };

/** Starts a stack and a browser, takes the screenshots, and stops both. */
async function main(): Promise<number> {
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-shots-" });
  await Deno.chmod(dir, 0o755);
  await Deno.mkdir(FOLDER, { recursive: true });
  try {
    await using stack = await startStack({ dir, dashboardPort: 0 });
    const sql = postgres(stack.status.DB_URL, { onnotice: () => {} });
    const browser = await launchBrowser();
    try {
      const url = stack.status.DASHBOARD_URL ?? "";
      await takeAll(browser, url, sql);
    } finally {
      await browser.close();
      await sql.end();
    }
    return 0;
  } finally {
    await removeStack(dir);
  }
}

/** Plays through an evening and takes a screenshot of each state. */
async function takeAll(
  browser: Browser,
  url: string,
  sql: postgres.Sql,
): Promise<void> {
  await sql`update dining_tables set is_active = false where label = 'M5'`;
  const page = await openDinner(browser, url, DESKTOP, "light");
  await seat(page, "Adler", "M6");
  // The endpoints let nobody sit down a day early.
  await sql`
    update bookings set status = 'checked_in'
    where guest_name = 'Adler' and status = 'confirmed'`;
  await page.getByRole("gridcell", { name: /^Table M6 .*Seated/ }).waitFor();
  await seat(page, "Becker", "M2");
  await page.getByRole("gridcell", { name: /^Table M8 / }).click();
  await clearToasts(page);
  await setTime(page, "19:30");
  await take(page, "floor");

  await page.getByRole("button", { name: "Seat everyone" }).click();
  await page.getByText("That is the best possible.").waitFor();
  await take(page, "plan");
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("option", { name: /Conti/ }).click();
  await page.getByRole("gridcell", { name: /suggestion 1/ }).first().waitFor();
  await take(page, "suggestions");
  await choose(page, "M7");
  await choose(page, "M9");
  await page.getByText("M7 + M9: 10 seats for 7 guests").waitFor();
  await take(page, "choosing");

  const tablet = await openDinner(browser, url, TABLET, "light");
  await tablet.getByRole("option", { name: /Conti/ }).click();
  await choose(tablet, "M7");
  await choose(tablet, "M9");
  await take(tablet, "tablet");
  await tablet.context().close();
  await page.getByRole("button", { name: /^Seat at/ }).click();
  await page.getByText("Conti has M7 + M9").waitFor();

  const late = await openDinner(browser, url, DESKTOP, "light");
  await late.getByRole("option", { name: /Engel/ }).click();
  await choose(late, "M3");
  await choose(late, "M2");
  // While this page reads nothing new, Becker is moved to a later time.
  await late.route("**/rest/v1/bookings*", (route) => route.abort());
  await sql`
    update bookings set start_at = start_at + interval '1 hour',
      end_at = end_at + interval '1 hour'
    where guest_name = 'Becker' and status = 'confirmed'`;
  await late.unroute("**/rest/v1/bookings*");
  await late.getByRole("button", { name: /^Seat at/ }).click();
  await late.getByText(/is taken by/).first().waitFor();
  await take(late, "conflict");
  await late.context().close();

  await clearToasts(page);
  await sql`update restaurant_capacity_rules set max_covers = 42`;
  await seat(page, "Engel", "T3");
  await page.getByText(/is full/).waitFor();
  await page.getByText(/of 42/).waitFor();
  await take(page, "capacity");
  await page.context().close();

  const dark = await openDinner(browser, url, DESKTOP, "dark");
  await dark.getByRole("option", { name: /Adler/ }).click();
  await setTime(dark, "20:15");
  await take(dark, "dark");
}

/** Opens the dashboard on tomorrow's dinner, with the demo account. */
async function openDinner(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  colorScheme: "light" | "dark",
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: /demo account/ }).click();
  await page.getByRole("button", { name: "Day after" }).click();
  await page.getByRole("button", { name: "Dinner" }).click();
  await page.getByRole("option", { name: /Dietrich/ }).waitFor();
  return page;
}

/** Chooses a booking and a table, and sends them. */
async function seat(page: Page, booking: string, table: string) {
  await page.getByRole("option", { name: new RegExp(booking) }).click();
  await choose(page, table);
  await page.getByRole("button", { name: /^Seat at/ }).click();
  await page.locator("[data-sonner-toast], .refusal").first().waitFor();
}

/** Chooses a table, in its zone. */
async function choose(page: Page, table: string): Promise<void> {
  const zone = table.startsWith("T") ? "Terrace" : "Main room";
  await page.getByRole("button", { name: new RegExp(zone) }).click();
  const name = new RegExp(`^Table ${table} `);
  await page.getByRole("gridcell", { name }).click();
}

async function setTime(page: Page, time: string): Promise<void> {
  const slider = page.getByRole("slider");
  await slider.press("Home");
  while (await slider.getAttribute("aria-valuetext") !== time) {
    await slider.press("ArrowRight");
  }
}

/** Closes all toasts. They overlap, so that a mouse only reaches the first. */
async function clearToasts(page: Page): Promise<void> {
  const toasts = page.locator("[data-sonner-toast]");
  for (const close of await page.getByLabel("Close toast").all()) {
    await close.dispatchEvent("click");
  }
  await toasts.first().waitFor({ state: "detached" });
}

async function take(page: Page, name: string): Promise<void> {
  // Hover and focus would differ from run to run.
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}

if (import.meta.main) await runProgram(USAGE, main);
