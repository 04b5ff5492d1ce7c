/**
 * Measures the dashboard with 200 tables and 400 bookings in a browser, on a
 * stack of its own: `deno task bench dashboard`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import postgres from "postgres";
import { parseOptions } from "../../stack/options.ts";
import { launchBrowser } from "../../tests/e2e/browser.ts";
import { onBenchStack } from "../bench_stack.ts";
import { latencyOf } from "../statistics.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

const RESTAURANT = "20000000-0000-4000-8000-000000000001";
const ZONE = "30000000-0000-4000-8000-000000000001";
const STEPS = 24;

/** 200 tables in the main room, each taken twice tomorrow evening. */
const SEED = `
  delete from bookings;
  delete from dining_tables;
  delete from restaurant_capacity_rules;
  insert into dining_tables (restaurant_id, zone_id, label, seats, x, y, width)
  select '${RESTAURANT}', '${ZONE}', 'N' || n, 4, n % 20 * 150, n / 20 * 180, 110
  from generate_series(0, 199) as n;
  insert into bookings
    (restaurant_id, party_size, start_at, end_at, guest_name, notes)
  select '${RESTAURANT}', 4, start_at, start_at + interval '2 hours',
    'Guest ' || n, 'Table by the window'
  from generate_series(0, 399) as n
  cross join lateral (
    select (current_date + 1 + time '18:00' + n / 200 * interval '2.5 hours')
      at time zone 'Europe/Berlin' as start_at
  ) as at;
  select assign_tables_atomic_v2(b.id, array[t.id])
  from bookings as b
  join dining_tables as t
    on t.label = 'N' || (substr(b.guest_name, 7)::int % 200);
`;

/** Collects how long frames take while something happens. */
const WATCH_FRAMES = `
  globalThis.frames = [];
  let last = performance.now();
  const tick = (now) => {
    globalThis.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

/**
 * Measures and prints.
 *
 * @throws {StackError} If there is an argument; it takes none.
 */
export async function main(args: string[]): Promise<void> {
  parseOptions({ args });
  await onBenchStack({ dashboardPort: 0 }, async ({ status }) => {
    const sql = postgres(status.DB_URL, { onnotice: () => {} });
    try {
      await sql.unsafe(SEED);
    } finally {
      await sql.end();
    }
    await using browser = await launchBrowser();
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    await measure(page, status.DASHBOARD_URL ?? "");
  });
}

async function measure(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: /demo account/ }).click();
  await page.getByRole("button", { name: "Day after" }).waitFor();
  const began = performance.now();
  await page.getByRole("button", { name: "Day after" }).click();
  await page.getByRole("button", { name: "Dinner" }).click();
  await page.getByRole("option").nth(399).waitFor({ state: "attached" });
  report("Another date with 400 bookings", performance.now() - began);

  await page.evaluate(WATCH_FRAMES);
  const slider = page.getByRole("slider");
  for (let step = 0; step < STEPS; step++) await slider.press("ArrowRight");
  await reportFrames(page, `${STEPS} steps of the time slider`);

  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Move" }).click();
  await reportFrames(page, "Selecting a booking to move");

  // Three looks at the server, with nothing changed.
  for (let look = 0; look < 3; look++) {
    await page.waitForResponse(/rest\/v1\/bookings/);
  }
  await reportFrames(page, "Three looks at the server");
}

async function reportFrames(page: Page, what: string): Promise<void> {
  const frames = await page.evaluate<number[]>("frames.splice(0)");
  const { p50, p95, longest } = latencyOf(frames);
  console.log(
    `${what}: frames of ${p50.toFixed(0)} ms (median), ` +
      `${p95.toFixed(0)} ms (p95), ${longest.toFixed(0)} ms (longest)`,
  );
}

function report(what: string, milliseconds: number): void {
  console.log(`${what}: ${milliseconds.toFixed(0)} ms`);
}
