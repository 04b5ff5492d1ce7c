import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a table is blocked in four taps until the end of the service, and one tap takes that back",
  async ({ open }) => {
    await using desk = await open();
    await inTaps(desk, 4, async () => {
      await desk.table("A").click();
      await desk.button("Block").click();
      await desk.button("Wobbles").click();
      await desk.button("Block A").click();
      await desk.toast("A is blocked").waitFor();
      await desk.tableThat("A", "Blocked to 23:00: Wobbles").waitFor();
    });
    await inTaps(desk, 1, async () => {
      await desk.toast("A is blocked").getByRole("button", { name: "Undo" })
        .click();
      await desk.tableThat("A", "Free").waitFor();
    });
  },
);

tonightTest(
  "a zone is closed in three taps: who sits stays, who is expected needs a table",
  async ({ sql, evening, tables, open }) => {
    const sitting = await addSittingParty(
      sql,
      evening,
      [tables.B],
      party("Garcia", -20, 70),
    );
    const expected = await addPromise(
      sql,
      evening,
      [tables.C],
      party("Huber", 40, 130),
    );
    await using desk = await open();
    const dialog = desk.page.getByRole("dialog");
    await inTaps(desk, 3, async () => {
      await desk.button("Close Zone").click();
      await dialog.getByText("Huber, 2").waitFor();
      await dialog.getByRole("button", { name: "Rain" }).click();
      await dialog.getByRole("button", { name: "Close Zone" }).click();
      await desk.tableThat("A", "Blocked to 23:00: Rain").waitFor();
    });
    await desk.tableThat("B", "Garcia, 2 guests, seated").waitFor();
    assertEquals((await readParty(sql, sitting)).occupiedIds, [tables.B]);
    const { status, tableIds } = await readSeating(sql, expected);
    assertEquals({ status, tableIds }, { status: "pending", tableIds: [] });
  },
);
