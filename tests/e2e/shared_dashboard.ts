import type { Browser } from "playwright-core";
import { serveDashboard } from "../../stack/dashboard/dashboard.ts";
import {
  buildDashboard,
  DASHBOARD_DIST,
} from "../../stack/dashboard/dashboard_build.ts";
import { freePort, LOOPBACK } from "../../stack/ports.ts";
import { readEnvironment } from "../../support/environment.ts";
import { launchBrowser } from "./browser.ts";
import { Desk } from "./desk.ts";

/**
 * Opens the dashboard in a browser context of its own, with an empty storage
 * and nobody signed in.
 *
 * @param expected Errors that the console may show.
 */
export type OpenDashboard = (expected?: readonly RegExp[]) => Promise<Desk>;

/**
 * Serves the dashboard and starts a browser before the tests of a file, and
 * stops both after them.
 */
export function shareDashboard(): OpenDashboard {
  let browser: Browser | undefined;
  let server: AsyncDisposable | undefined;
  const port = freePort();
  Deno.test.beforeAll(async () => {
    server = await startDashboard(port);
    browser = await launchBrowser();
  });
  Deno.test.afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });
  return async (expected = []) => {
    if (browser === undefined) throw new Error("The browser has not started");
    return await openDesk(browser, `http://${LOOPBACK}:${port}`, expected);
  };
}

/** Serves the dashboard for the Supabase under test. */
async function startDashboard(port: number): Promise<AsyncDisposable> {
  const log = await Deno.makeTempFile();
  if (!await buildDashboard(log)) {
    throw new Error(`Cannot build: ${await Deno.readTextFile(log)}`);
  }
  await Deno.remove(log);
  const { url, publishableKey } = readEnvironment();
  return serveDashboard({
    port,
    dist: DASHBOARD_DIST,
    config: { supabaseUrl: url, publishableKey },
  });
}

async function openDesk(
  browser: Browser,
  url: string,
  expected: readonly RegExp[],
): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // Far from the restaurant: a time in the browser's zone would be noticed.
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    const isExpected = expected.some((known) => known.test(message.text()));
    if (message.type() === "error" && !isExpected) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url);
  return new Desk(page, errors);
}
