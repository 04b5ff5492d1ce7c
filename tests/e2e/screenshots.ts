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
  await reserve(page, "Adler", "M6");
  // The endpoints let nobody sit down a day early.
  await sql`
    update bookings set status = 'checked_in'
    where guest_name = 'Adler' and status = 'confirmed'`;
  await page.getByRole("gridcell", { name: /^M6, .*seated/ }).waitFor();
  await reserve(page, "Becker", "M2");
  await clearToasts(page);
  await take(page, "floor");

  await page.getByRole("button", { name: "More" }).first().click();
  await page.getByRole("button", { name: "Seat everyone" }).click();
  await page.getByText("That is the best possible.").waitFor();
  await take(page, "plan");
  await page.getByRole("button", { name: "Close" }).click();

  await select(page, "Conti");
  await page.getByRole("gridcell", { name: /Suggestion 1/ }).first().waitFor();
  await take(page, "suggestions");
  await choose(page, "M7");
  await choose(page, "M9");
  await page.getByText("M7 + M9: 10 seats for 7 guests").waitFor();
  await take(page, "choosing");

  const tablet = await openDinner(browser, url, TABLET, "light");
  await select(tablet, "Conti");
  await choose(tablet, "M7");
  await choose(tablet, "M9");
  await take(tablet, "tablet");
  await tablet.context().close();
  await page.getByRole("button", { name: "Reserve M7 + M9" }).last().click();
  await page.getByText("Conti has M7 + M9").waitFor();

  const late = await openDinner(browser, url, DESKTOP, "light");
  await select(late, "Engel");
  await choose(late, "M3");
  await choose(late, "M2");
  // While this page reads nothing new, Becker is moved to a later time.
  await late.route(READING, (route) => route.abort());
  await sql`
    update bookings set start_at = start_at + interval '1 hour',
      end_at = end_at + interval '1 hour'
    where guest_name = 'Becker' and status = 'confirmed'`;
  await late.unroute(READING);
  await late.getByRole("button", { name: /^Reserve M3/ }).last().click();
  await late.getByText(/is reserved for/).first().waitFor();
  await take(late, "conflict");
  await late.context().close();

  await clearToasts(page);
  await sql`update restaurant_capacity_rules set max_covers = 42`;
  await reserve(page, "Engel", "T3");
  await page.getByText(/would be/).waitFor();
  await page.getByText(/of 42/).first().waitFor();
  await take(page, "capacity");
  await page.context().close();

  const dark = await openDinner(browser, url, DESKTOP, "dark");
  await select(dark, "Adler");
  await take(dark, "dark");
}

/** What a desk reads. */
const READING = "**/rest/v1/rpc/read_service";

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
  await page.getByRole("button", { name: /^\w+ \d+( \w+)? · / }).click();
  await page.getByRole("button", { name: "Day after" }).click();
  await page.getByRole("button", { name: /^Dinner/ }).click();
  await page.locator(".row-main").filter({ hasText: "Dietrich" }).waitFor();
  return page;
}

/** Selects a party in the list. */
async function select(page: Page, booking: string): Promise<void> {
  await page.locator(".row-main").filter({ hasText: booking }).click();
}

/** Chooses a booking and a table, and sends them. */
async function reserve(page: Page, booking: string, table: string) {
  await select(page, booking);
  await choose(page, table);
  await page.getByRole("button", { name: `Reserve ${table}` }).last().click();
  await page.locator("[data-sonner-toast], .refusal").first().waitFor();
}

/** Chooses a table, in its zone. */
async function choose(page: Page, table: string): Promise<void> {
  const zone = table.startsWith("T") ? "Terrace" : "Main room";
  await page.getByRole("button", { name: new RegExp(zone) }).click();
  const name = new RegExp(`^${table}, `);
  await page.getByRole("gridcell", { name }).click();
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
