/**
 * Takes the screenshots of docs/screenshots on a stack of its own:
 * `deno task dashboard:screenshots`.
 *
 * @module
 */
import type { Browser } from "playwright-core";
import postgres from "postgres";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../stack/program.ts";
import { removeStack, startStack } from "../../stack/stack.ts";
import { launchBrowser } from "./browser.ts";
import { Desk, READING } from "./desk.ts";

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
  await using desk = await openDinner(browser, url, DESKTOP, "light");
  await reserve(desk, "Adler", "M6");
  await desk.toast("Adler has M6").waitFor();
  // The endpoints let nobody sit down a day early.
  await sql`
    update bookings set status = 'checked_in'
    where guest_name = 'Adler' and status = 'confirmed'`;
  await reserve(desk, "Becker", "M2");
  await desk.toast("Becker has M2").waitFor();
  await clearToasts(desk);
  await lookAt(desk, "19:30");
  await desk.tableThat("M6", "Adler, 4 guests, seated").waitFor();
  await desk.tableThat("M2", "Becker").click();
  await desk.party.getByRole("heading", { name: "Becker" }).waitFor();
  await take(desk, "floor");

  await desk.more("Seat everyone");
  await desk.page.getByText("That is the best possible.").waitFor();
  await take(desk, "plan");
  await desk.button("Close").click();

  await desk.booking("Conti").click();
  await desk.page.getByRole("gridcell", { name: /Suggestion 1/ }).first()
    .waitFor();
  await take(desk, "suggestions");
  await choose(desk, "M7", "M9");
  await desk.page.getByText("M7 + M9: 10 seats for 7 guests").waitFor();
  await take(desk, "choosing");
  await takeTablet(browser, url);
  await desk.choosing.getByRole("button", { name: "Reserve M7 + M9" }).click();
  await desk.toast("Conti has M7 + M9").waitFor();

  await takeConflict(browser, url, sql);
  await clearToasts(desk);
  await sql`update restaurant_capacity_rules set max_covers = 42`;
  await reserve(desk, "Engel", "T3");
  await desk.refusal("Dinner would be").waitFor();
  await desk.button(/^Guests \d+ of 42$/).waitFor();
  await take(desk, "capacity");

  await using dark = await openDinner(browser, url, DESKTOP, "dark");
  await lookAt(dark, "20:15");
  await dark.tableThat("M6", "Adler").click();
  await dark.party.getByRole("heading", { name: "Adler" }).waitFor();
  await take(dark, "dark");
}

/** Tables are chosen on a tablet that is held upright. */
async function takeTablet(browser: Browser, url: string): Promise<void> {
  await using desk = await openDinner(browser, url, TABLET, "light");
  await desk.booking("Conti").click();
  await choose(desk, "M7", "M9");
  await take(desk, "tablet");
}

/** A table is reserved for somebody else after it was chosen. */
async function takeConflict(
  browser: Browser,
  url: string,
  sql: postgres.Sql,
): Promise<void> {
  await using desk = await openDinner(browser, url, DESKTOP, "light");
  await desk.booking("Engel").click();
  await choose(desk, "M3", "M2");
  // While this page reads nothing new, Becker is moved to a later time.
  await desk.page.route(READING, (route) => route.abort());
  await sql`
    update bookings set start_at = start_at + interval '1 hour',
      end_at = end_at + interval '1 hour'
    where guest_name = 'Becker' and status = 'confirmed'`;
  await desk.page.unroute(READING);
  await desk.choosing.getByRole("button", { name: "Reserve M2 + M3" }).click();
  await desk.refusal("M2 is reserved for Becker").waitFor();
  await take(desk, "conflict");
}

/** Opens the dashboard on tomorrow's dinner, with the demo account. */
async function openDinner(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  colorScheme: "light" | "dark",
): Promise<Desk> {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(url);
  const desk = new Desk(page, []);
  await desk.button(/demo account/).click();
  await desk.goToTomorrow();
  await desk.showService("Dinner");
  await desk.booking("Dietrich").waitFor();
  return desk;
}

/** Chooses a booking and a table, and sends them. */
async function reserve(desk: Desk, booking: string, table: string) {
  await desk.booking(booking).click();
  await choose(desk, table);
  await desk.choosing.getByRole("button", { name: `Reserve ${table}` }).click();
}

/** Chooses tables of one zone. */
async function choose(desk: Desk, ...tables: string[]): Promise<void> {
  const zone = tables[0]?.startsWith("T") ? "Terrace" : "Main room";
  await desk.button(new RegExp(`^${zone} \\d+ free$`)).click();
  for (const table of tables) await desk.table(table).click();
}

/** Shows the floor at a time, a multiple of a quarter of an hour. */
async function lookAt(desk: Desk, time: string): Promise<void> {
  const bar = desk.page.getByText(/^You are looking at/);
  let text = await bar.innerText();
  while (!text.endsWith(time)) {
    await desk.button("15 minutes later").click();
    await bar.filter({ hasNotText: text }).waitFor();
    text = await bar.innerText();
  }
}

/** Closes all toasts. They overlap, so that a mouse only reaches the first. */
async function clearToasts({ page }: Desk): Promise<void> {
  const toasts = page.locator("[data-sonner-toast]");
  for (const close of await page.getByLabel("Close toast").all()) {
    await close.dispatchEvent("click");
  }
  await toasts.first().waitFor({ state: "detached" });
}

async function take({ page }: Desk, name: string): Promise<void> {
  // Hover and focus would differ from run to run.
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}

if (import.meta.main) await runProgram(USAGE, main);
