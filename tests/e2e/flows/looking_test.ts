import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import { addPromise, addSittingParty } from "../../../support/party.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a party is found in two taps and typing: by name, by note, by the end of its phone number",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], {
      ...party("Zimmermann", 60, 150),
      guest_phone: "+49 30 778899",
      notes: "Birthday",
    });
    await addPromise(sql, evening, [tables.B], party("Huber", 60, 150));
    await using desk = await open();
    const dialog = desk.page.getByRole("dialog");
    for (const text of ["zimmer", "8899", "birthday"]) {
      await inTaps(desk, 2, async () => {
        await desk.button("Find").click();
        await dialog.getByRole("searchbox").fill(text);
        await dialog.getByRole("button", { name: "Huber" })
          .waitFor({ state: "detached" });
        await dialog.getByRole("button", { name: "Zimmermann" }).click();
        await desk.page.getByLabel("Selected party").getByRole("heading", {
          name: "Zimmermann",
        }).waitFor();
      });
    }
  },
);

tonightTest(
  "another time is one tap away, and so is the present; nobody is seated there",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], party("Ada", -4, 20));
    await using desk = await open();
    const times = desk.page.getByRole("group", { name: "Look at" });
    await desk.tableThat("A", "Ada, 2 guests").waitFor();
    await inTaps(desk, 1, async () => {
      await times.getByRole("button").nth(1).click();
      await desk.page.getByText("You are looking at").waitFor();
      await desk.tableThat("A", "Free").waitFor();
    });
    await desk.booking("Ada").click();
    await desk.button("Edit").waitFor();
    assertEquals(await desk.button(/^Seat at/).count(), 0);
    await inTaps(desk, 1, async () => {
      await desk.button("Back to now").click();
      await desk.button("Seat at A").waitFor();
    });
  },
);

tonightTest(
  "a service that is over is closed in two taps, with what is true of most",
  async ({ sql, evening, tables, open }) => {
    const sitting = await addSittingParty(
      sql,
      evening,
      [tables.A],
      party("Garcia", -70, 1),
    );
    const missing = await addPromise(
      sql,
      evening,
      [tables.B],
      party("Huber", -70, 30),
    );
    await using desk = await open();
    await desk.page.getByText("Dinner is over.").waitFor();
    await desk.page.getByText("1 party still shown as seated, 1 never seated")
      .waitFor();
    await inTaps(desk, 2, async () => {
      await desk.button("Close Dinner").click();
      await desk.page.getByRole("dialog").getByRole("button", {
        name: "Close Dinner",
      }).click();
      await desk.toast("Dinner is closed, 2 parties").waitFor();
    });
    assertEquals((await readSeating(sql, sitting)).status, "completed");
    assertEquals((await readSeating(sql, missing)).status, "no_show");
    await desk.page.getByText("Dinner is over.").waitFor({ state: "detached" });
  },
  { closesAt: "14:00" },
);
