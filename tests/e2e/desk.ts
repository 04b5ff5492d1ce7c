import { assertEquals } from "@std/assert";
import type { Locator, Page } from "playwright-core";
import { displayDate } from "../../dashboard/src/time/calendar.ts";
import { TOMORROW } from "./evening.ts";
import type { Account } from "./staff.ts";

/** What the console shows for an answer that is not a success. */
export const REFUSED = /^Failed to load resource: .* (409|422|503)/;

/** What the console shows without a connection. */
export const UNREACHABLE = /^Failed to load resource: net::ERR_/;

/** What the dashboard asks every few seconds. */
export const READING = "**/rest/v1/rpc/read_service";

/** The dashboard in one browser; disposing of it expects a clean console. */
export class Desk implements AsyncDisposable {
  constructor(readonly page: Page, readonly errors: readonly string[]) {}

  /** Signs in and goes to tomorrow's dinner. */
  async signIn(account: Account): Promise<void> {
    await this.submitAccount(account);
    await this.goToTomorrow();
  }

  async goToTomorrow(): Promise<void> {
    await this.goTo(TOMORROW);
  }

  /** Goes day by day to a service date that is still to come. */
  async goTo(date: string): Promise<void> {
    const sheet = await this.openServices();
    const shown = sheet.getByRole("paragraph").first();
    let text = await shown.innerText();
    while (text !== displayDate(date)) {
      await sheet.getByRole("button", { name: "Day after" }).click();
      await shown.filter({ hasNotText: text }).waitFor();
      text = await shown.innerText();
    }
    await this.page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
  }

  /** Shows a service, or "All day". */
  async showService(name: string): Promise<void> {
    const sheet = await this.openServices();
    await sheet.getByRole("group", { name: "Service", exact: true })
      .getByRole("button", { name }).click();
    await sheet.waitFor({ state: "detached" });
  }

  /** Opens the sheet that chooses the service. */
  private async openServices(): Promise<Locator> {
    await this.button(/^\w+ \d+( \w+)? · /).click();
    return this.page.getByRole("dialog", { name: "Date and service" });
  }

  /** Opens a sheet of the menu "More". */
  async more(name: string): Promise<void> {
    // A selected party can have a button "More" as well.
    await this.page.locator(".top-bar").getByRole("button", { name: "More" })
      .click();
    await this.page.getByRole("dialog").getByRole("button", { name }).click();
  }

  async signOut(): Promise<void> {
    await this.more("Sign out");
  }

  /** Fills in the form and sends it, whatever the user finds then. */
  async submitAccount({ email, password }: Account): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.button("Sign in").click();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", {
      name,
      exact: typeof name === "string",
    });
  }

  /** The row of a booking, by any of its text. */
  booking(text: string): Locator {
    return this.page.locator("[data-booking-id] .row-main")
      .filter({ hasText: text });
  }

  table(label: string): Locator {
    return this.page.getByRole("gridcell", { name: new RegExp(`^${label}, `) });
  }

  /** A table whose description has the text. */
  tableThat(label: string, text: string): Locator {
    return this.page.getByRole("gridcell", {
      name: new RegExp(`^${label}, .*${text}`),
    });
  }

  /** A toast with the text. */
  toast(text: string): Locator {
    return this.page.locator("[data-sonner-toast]").filter({ hasText: text });
  }

  /** What is done with the tables that are chosen. */
  get choosing(): Locator {
    return this.page.getByRole("region", { name: "Choose tables" });
  }

  /** The sheet of the party that is selected. */
  get party(): Locator {
    return this.page.getByRole("region", { name: "Selected party" });
  }

  /** The notice of a refusal with the text. */
  refusal(text: string): Locator {
    return this.page.locator(".refusal").filter({ hasText: text });
  }

  /** Chooses a booking and tables, and gives it the tables. */
  async reserve(booking: string, ...tables: string[]): Promise<void> {
    await this.booking(booking).click();
    for (const table of tables) await this.table(table).click();
    await this.button(`Reserve ${tables.join(" + ")}`).last().click();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
    assertEquals(this.errors, []);
  }
}
