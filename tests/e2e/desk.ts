import { assertEquals } from "@std/assert";
import type { Browser, Locator, Page } from "playwright-core";
import { serveDashboard } from "../../stack/dashboard/dashboard.ts";
import {
  buildDashboard,
  DASHBOARD_DIST,
} from "../../stack/dashboard/dashboard_build.ts";
import { freePort, LOOPBACK } from "../../stack/ports.ts";
import { readEnvironment } from "../../support/environment.ts";
import { launchBrowser } from "./browser.ts";
import { type Evening, TOMORROW } from "./evening.ts";

/** What a browser says of an answer that is not a success. */
export const REFUSED = /^Failed to load resource: .* (409|422|503)/;

/** What a browser says without a connection. */
export const UNREACHABLE = /^Failed to load resource: net::ERR_/;

/** Starts a browser and the dashboard for the tests of a file. */
export function sharedBrowser(): () => OpenDesk {
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
  return () => {
    if (browser === undefined) throw new Error("The browser has not started");
    return new OpenDesk(browser, `http://${LOOPBACK}:${port}`);
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

/** Opens the dashboard in browsers of its own, each with an empty storage. */
export class OpenDesk {
  constructor(readonly browser: Browser, readonly url: string) {}

  /**
   * Opens the page; nobody is signed in.
   *
   * @param expected What may appear on the console as an error.
   */
  async open(expected: RegExp[] = []): Promise<Desk> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      // Far from the restaurant, so that a forgotten time zone is seen.
      timezoneId: "Asia/Tokyo",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => {
      const isExpected = expected.some((known) => known.test(message.text()));
      if (message.type() === "error" && !isExpected) {
        errors.push(message.text());
      }
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(this.url);
    return new Desk(page, errors);
  }

  /** Opens the page on tomorrow's dinner, signed in as the host. */
  async signIn(evening: Evening, expected: RegExp[] = []): Promise<Desk> {
    const desk = await this.open(expected);
    await desk.signIn(evening);
    return desk;
  }
}

/** The dashboard in one browser; disposing of it expects a clean console. */
export class Desk implements AsyncDisposable {
  constructor(readonly page: Page, readonly errors: string[]) {}

  async signIn({ host }: Evening): Promise<void> {
    await this.page.getByLabel("Email").fill(host.email);
    await this.page.getByLabel("Password").fill(host.password);
    await this.button("Sign in").click();
    await this.page.getByLabel("Service date").last().fill(TOMORROW);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", {
      name,
      exact: typeof name === "string",
    });
  }

  booking(name: string): Locator {
    return this.page.getByRole("option", { name: new RegExp(name) });
  }

  table(label: string): Locator {
    return this.page.getByRole("gridcell", {
      name: new RegExp(`^Table ${label} `),
    });
  }

  /** A table whose description has the text. */
  tableThat(label: string, text: string): Locator {
    return this.page.getByRole("gridcell", {
      name: new RegExp(`^Table ${label} .*${text}`),
    });
  }

  /** A toast with the text. */
  toast(text: string): Locator {
    return this.page.locator("[data-sonner-toast]").filter({ hasText: text });
  }

  /** Chooses a booking and tables and sends them off. */
  async seat(booking: string, ...tables: string[]): Promise<void> {
    await this.booking(booking).click();
    for (const table of tables) await this.table(table).click();
    await this.button(/^Seat at/).click();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
    assertEquals(this.errors, []);
  }
}
