import { assertEquals } from "@std/assert";
import type { Locator, Page } from "playwright-core";
import { displayDate } from "../../dashboard/src/time/calendar.ts";
import { TOMORROW } from "./evening.ts";
import type { Account } from "./staff.ts";

/** What the console shows for an answer that is not a success. */
export const REFUSED = /^Failed to load resource: .* (409|422|503)/;

/** What the console shows without a connection. */
export const UNREACHABLE = /^Failed to load resource: net::ERR_/;

/** The button for the date and the service, as in "Sat 28 Nov · Dinner". */
const SERVICE = /^\w+ \d+( \w+)? · /;

/** The dashboard in one browser; disposing of it expects a clean console. */
export class Desk implements AsyncDisposable {
  constructor(readonly page: Page, readonly errors: readonly string[]) {}

  /** Signs in and goes to tomorrow's dinner. */
  async signIn(account: Account): Promise<void> {
    await this.submitAccount(account);
    await this.goToTomorrow();
  }

  /** Goes from today to tomorrow. */
  async goToTomorrow(): Promise<void> {
    await this.goToDate("Day after");
    await this.button(new RegExp(`^${displayDate(TOMORROW)}`)).waitFor();
  }

  /** Goes to another date, by a button of the sheet for it. */
  async goToDate(name: "Day before" | "Day after"): Promise<void> {
    await this.button(SERVICE).click();
    await this.button(name).click();
    // The sheet is drawn again with the other date.
    await this.page.getByRole("dialog").getByRole("button", { name: "Close" })
      .click();
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Shows a service, or all day. */
  async chooseService(name: string | RegExp): Promise<void> {
    await this.button(SERVICE).click();
    await this.page.getByRole("dialog").getByRole("button", { name }).click();
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Opens a sheet of the menu "More"; a party may have one of its own. */
  async more(name: string): Promise<void> {
    await this.button("More").first().click();
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
