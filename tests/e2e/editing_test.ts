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
    await desk.page.getByRole("spinbutton", { name: "Guests" }).fill("4");
    await desk.page.getByRole("spinbutton", { name: "From" }).fill("20:30");
    await desk.button("Save").click();
    await desk.toast("Ada is changed").waitFor();
    assertEquals(await read(), {
      party_size: 4,
      start_at: new Date(tomorrow("20:30")),
    });
    await desk.button("Undo").first().click();
    await desk.toast("Undone").waitFor();
    assertEquals(await read(), {
      party_size: 2,
      start_at: new Date(tomorrow("19:00")),
    });
  },
);

deskTest(
  "an edit that is refused stays in the form, with the reason",
  {
    expected: [REFUSED],
  },
  async ({ desk }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada").click();
    await desk.button("Edit").click();
    const guests = desk.page.getByRole("spinbutton", { name: "Guests" });
    const problem = desk.page.getByRole("dialog").getByRole("alert");
    await guests.fill("3");
    await desk.button("Save").click();
    await problem.filter({ hasText: "seats" }).waitFor();
    assertEquals(await guests.inputValue(), "3");
  },
);
