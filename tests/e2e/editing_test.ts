import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { one } from "../../support/database.ts";
import { REFUSED } from "./desk.ts";
import { deskTest } from "./desk_scene.ts";
import { tomorrow } from "./evening.ts";

deskTest(
  "time and party size are edited in the restaurant's time, and undone",
  async ({ desk, sql, bookings }) => {
    const read = async () =>
      one(
        await sql<{ party_size: number; start_at: Date; end_at: Date }[]>`
      select party_size, start_at, end_at from bookings
      where id = ${bookings.Ada}`,
      );
    await desk.booking("Ada").click();
    await desk.button("Edit").click();
    const form = desk.page.getByRole("dialog", { name: "Edit Ada" });
    await form.getByLabel("Guests", { exact: true }).fill("4");
    await form.getByLabel("From", { exact: true }).fill("20:30");
    await form.getByRole("button", { name: "To: 15 minutes later" }).click();
    await form.getByText("Stays 2 h 15 min").waitFor();
    await form.getByRole("button", { name: "Save" }).click();
    await desk.toast("Ada is changed").waitFor();
    assertEquals(await read(), {
      party_size: 4,
      start_at: new Date(tomorrow("20:30")),
      // A moved start takes the end along.
      end_at: new Date(tomorrow("22:45")),
    });
    await desk.button("Undo").first().click();
    await desk.toast("Undone: Change Ada").waitFor();
    assertEquals(await read(), {
      party_size: 2,
      start_at: new Date(tomorrow("19:00")),
      end_at: new Date(tomorrow("21:00")),
    });
  },
);

deskTest(
  "a value that makes no sense is reported beside its field, and not saved",
  async ({ desk, bookings, sql }) => {
    await desk.booking("Ada").click();
    await desk.button("Edit").click();
    const form = desk.page.getByRole("dialog", { name: "Edit Ada" });
    const guests = form.getByLabel("Guests", { exact: true });
    await form.getByLabel("Notes").fill("Window seat");
    await guests.fill("0");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("That was not understood").waitFor();
    assertEquals(await guests.getAttribute("aria-invalid"), "true");
    const { notes } = one(
      await sql<{ notes: string | null }[]>`
      select notes from bookings where id = ${bookings.Ada}`,
    );
    assertEquals(notes, null);
    await form.getByRole("button", { name: "One guest more" }).click();
    await form.getByRole("button", { name: "Save" }).click();
    await desk.toast("Ada is changed").waitFor();
  },
);

deskTest(
  "an edit that is refused stays in the form, with a button that ends it",
  { expected: [REFUSED] },
  async ({ desk, sql, tables, bookings }) => {
    await desk.reserve("Ada", "A");
    await desk.toast("Ada has A").waitFor();
    await desk.tableThat("A", "Ada").click();
    await desk.button("Edit").click();
    const form = desk.page.getByRole("dialog", { name: "Edit Ada" });
    const guests = form.getByLabel("Guests", { exact: true });
    await guests.fill("3");
    await form.getByRole("button", { name: "Save" }).click();
    const refusal = form.getByRole("alert");
    await refusal.getByText("A has 2 seats for 3").waitFor();
    assertEquals(await guests.inputValue(), "3");
    await refusal.getByRole("button", { name: "Add a chair" }).click();
    await desk.toast("Ada").filter({ hasText: "changed" }).waitFor();
    await form.waitFor({ state: "detached" });
    const { tableIds } = await readSeating(sql, bookings.Ada);
    assertEquals(tableIds, [tables.A]);
    const { party_size } = one(
      await sql<{ party_size: number }[]>`
      select party_size from bookings where id = ${bookings.Ada}`,
    );
    assertEquals(party_size, 3);
  },
);
