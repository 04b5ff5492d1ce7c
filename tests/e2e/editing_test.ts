import { assertEquals } from "@std/assert";
import { one } from "../../support/database.ts";
import { REFUSED } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";
import { tomorrow } from "./evening.ts";

deskTest(
  "time and party size are edited in the restaurant's time, and undone",
  async ({ desk, sql, bookings }) => {
    const read = async () =>
      one(
        await sql<{ party_size: number; start_at: Date }[]>`
      select party_size, start_at from bookings where id = ${bookings.Ada}`,
      );
    await desk.booking("Ada").click();
    await desk.button("Edit").click();
    await desk.page.getByLabel("Guests").fill("4");
    await desk.page.getByLabel("From").fill("20:30");
    await desk.page.getByLabel("To", { exact: true }).fill("22:30");
    await desk.button("Save").click();
    await desk.toast("Ada changed").waitFor();
    assertEquals(await read(), {
      party_size: 4,
      start_at: new Date(tomorrow("20:30")),
    });
    await desk.button("Undo").first().click();
    await desk.toast("Ada is as before").waitFor();
    assertEquals(await read(), {
      party_size: 2,
      start_at: new Date(tomorrow("19:00")),
    });
  },
);

deskTest(
  "an edit that is refused stays in the form, with the reason beside its field",
  {
    expected: [REFUSED],
  },
  async ({ desk }) => {
    await desk.seat("Ada", "A");
    await desk.tableThat("A", "Held: Ada").click();
    await desk.button("Edit").click();
    const guests = desk.page.getByLabel("Guests");
    const problem = desk.page.getByRole("dialog").getByRole("alert");
    await guests.fill("0");
    await desk.button("Save").click();
    await problem.filter({ hasText: "Enter a number of guests" }).waitFor();
    await guests.fill("3");
    await desk.button("Save").click();
    await problem.filter({ hasText: "seats" }).waitFor();
    assertEquals(await guests.getAttribute("aria-invalid"), "true");
  },
);
