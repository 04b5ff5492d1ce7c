import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { connect } from "../../support/database.ts";
import { sharedBrowser } from "./desk.ts";
import { addParty, createEvening } from "./evening.ts";

const browser = sharedBrowser();

Deno.test("a party is signed in for, chosen and seated by keyboard alone", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  const id = await addParty(sql, evening, "Ada", { party_size: 6 });
  await using desk = await browser().open();
  const { keyboard } = desk.page;
  const focused = desk.page.locator(":focus");
  const tabTo = async (selector: string) => {
    while (await focused.and(desk.page.locator(selector)).count() === 0) {
      await keyboard.press("Tab");
    }
  };
  await desk.page.getByLabel("Email").focus();
  await keyboard.type(evening.host.email);
  await keyboard.press("Tab");
  await keyboard.type(evening.host.password);
  await keyboard.press("Enter");
  await desk.table("A").waitFor();
  await tabTo('[aria-label="Day after"]');
  await keyboard.press("Enter");
  await desk.booking("Ada").waitFor();
  await tabTo('[role="option"]');
  await keyboard.press("Enter");
  await tabTo('[role="gridcell"]');
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await keyboard.press("ArrowRight");
  await keyboard.press(" ");
  await desk.page.getByText("B + C: 8 seats for 6 guests").waitFor();
  await keyboard.press("Escape");
  await desk.page.getByText("tap a table, or several").waitFor();
  await keyboard.press("Enter");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await tabTo(".seat-bar .is-primary");
  await keyboard.press("Enter");
  await desk.toast("Ada has").waitFor();
  await desk.page.locator('[role="option"]:focus').waitFor();
  assertEquals(
    (await readSeating(sql, id)).tableIds,
    [evening.tables.B, evening.tables.C].sort(),
  );
});

Deno.test("a dialog keeps the focus, and gives it back on Escape", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.booking("Ada").click();
  await desk.button("Edit").focus();
  await desk.page.keyboard.press("Enter");
  await desk.page.getByRole("dialog").locator(":focus").waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
});
