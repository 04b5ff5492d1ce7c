import { assert, assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { deskTest } from "./desk_scene.ts";

const IS_FOCUS_IN_DIALOG =
  "document.activeElement.closest('[role=dialog]') !== null";

deskTest("a host signs in and seats a party by keyboard alone", {
  parties: { Ada: { party_size: 6 } },
  isSignedIn: false,
}, async ({ desk, sql, tables, evening, bookings }) => {
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
  await tabTo(".top-bar button");
  await keyboard.press("Enter");
  await desk.page.getByRole("dialog").locator(":focus").waitFor();
  await tabTo(".date-steps :nth-child(4)");
  await keyboard.press("Enter");
  await desk.booking("Ada").waitFor();
  await keyboard.press("Escape");
  await tabTo(".row-main");
  await keyboard.press("Enter");
  await desk.page.locator("h2:focus").filter({ hasText: "Ada" }).waitFor();
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
  await tabTo(".choose-bar .is-primary");
  await keyboard.press("Enter");
  await desk.toast("Ada has").waitFor();
  await desk.page.locator(".row-main:focus").waitFor();
  assertEquals(
    (await readSeating(sql, bookings.Ada)).tableIds,
    [tables.B, tables.C].sort(),
  );
});

deskTest(
  "a dialog keeps the focus, and gives it back on Escape",
  async ({ desk }) => {
    await desk.booking("Ada").click();
    await desk.button("Edit").focus();
    await desk.page.keyboard.press("Enter");
    const dialog = desk.page.getByRole("dialog");
    await dialog.locator(":focus").waitFor();
    // More often than it has fields: the focus comes round.
    for (let presses = 0; presses < 20; presses++) {
      await desk.page.keyboard.press("Tab");
      assert(await desk.page.evaluate(IS_FOCUS_IN_DIALOG));
    }
    await desk.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await desk.button("Edit").and(desk.page.locator(":focus")).waitFor();
  },
);
