import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
} from "../../../support/party.ts";
import { update } from "../../../support/rpc.ts";
import { REFUSED, UNREACHABLE } from "../desk.ts";
import { addStaff } from "../staff.ts";
import { party, tonightTest } from "./tonight.ts";

const READING = "**/rest/v1/rpc/read_service";

tonightTest(
  "a table where people sit is never free: not when their time is over, nor when they came early",
  async ({ sql, evening, tables, open }) => {
    await addOverdueParty(sql, evening, [tables.B], 31);
    await addSittingParty(sql, evening, [tables.D], party("Early", 56, 146));
    await using desk = await open();
    await desk.tableThat("B", String.raw`over by 3\d`).waitFor();
    await desk.tableThat("D", "Early, 2 guests, seated").waitFor();
    await desk.page.getByRole("button", { name: "Zone 2 free" }).waitFor();
    await desk.button("Walk-in").click();
    await desk.button("2").click();
    await desk.button("Seat at A").waitFor();
    assertEquals(await desk.button(/^Seat at [BD]/).count(), 0);
  },
);

tonightTest(
  "what is not known is never free: before the first answer, and a minute after the last",
  async ({ open }) => {
    await using desk = await open([UNREACHABLE]);
    const { page } = desk;
    const free = page.getByText(/free/i);
    await page.clock.install();
    await page.route(READING, (route) => route.abort());
    await page.clock.fastForward(61_000);
    await page.getByText("No connection since").waitFor();
    await desk.tableThat("A", "No data").waitFor();
    assertEquals(await page.getByRole("gridcell", { name: "Free" }).count(), 0);
    await page.reload();
    await page.clock.runFor(5_000);
    await page.getByText("could not be loaded").waitFor();
    assertEquals(await free.count(), 0);
    assertEquals(await page.getByText(/guests/).count(), 0);
    await page.unroute(READING);
    await desk.button("Try again").click();
    await desk.tableThat("A", "Free").waitFor();
  },
);

tonightTest(
  "selecting a party never changes the time that is shown",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], party("Later", 90, 180));
    await addBooking(sql, evening, party("Without", 120, 210));
    await using desk = await open();
    const isNow = desk.page.locator('.desk[data-is-now="true"]');
    for (const name of ["Later", "Without"]) {
      await desk.booking(name).click();
      await desk.page.getByLabel("Selected party").getByRole("heading", {
        name,
      })
        .waitFor();
      await isNow.waitFor();
      await desk.button("‹ List").click();
      await isNow.waitFor();
    }
    await desk.tableThat("A", "Free to").waitFor();
  },
);

tonightTest(
  "an edit sends only what was changed, and is refused after another user's",
  async ({ sql, evening, tables, open }) => {
    const id = await addPromise(
      sql,
      evening,
      [tables.B],
      party("Meyer", 60, 150),
    );
    await using desk = await open([REFUSED]);
    await desk.booking("Meyer").click();
    await desk.button("Edit").click();
    const form = desk.page.getByRole("dialog", { name: "Edit Meyer" });
    await form.waitFor();
    await update(sql, id, { notes: "Moved to the window" });
    await form.getByRole("button", { name: "One guest more" }).click();
    const sent = desk.page.waitForRequest((request) =>
      request.url().endsWith("/update-booking") && request.method() === "POST"
    );
    await form.getByRole("button", { name: "Save" }).click();
    const body = (await sent).postDataJSON();
    assertEquals(Object.keys(body).sort(), [
      "bookingId",
      "expectedUpdatedAt",
      "partySize",
    ]);
    await form.getByRole("button", { name: "Save again" }).click();
    await desk.toast("Meyer is changed").waitFor();
    const [row] = await sql<{ notes: string; size: number }[]>`
    select notes, party_size as size from bookings where id = ${id}`;
    assertEquals({ ...row }, { notes: "Moved to the window", size: 3 });
  },
);

tonightTest(
  "a moved start takes the end along; name and notes can be changed",
  async ({ sql, evening, open }) => {
    const id = await addBooking(sql, evening, party("Becker", 60, 150));
    await using desk = await open();
    await desk.booking("Becker").click();
    await desk.button("Edit").click();
    const { page } = desk;
    await page.getByText("Stays 1 h 30 min.").waitFor();
    await desk.button("From: 15 minutes later").click();
    await desk.button("From: 15 minutes later").click();
    await page.getByText("Stays 1 h 30 min.").waitFor();
    await page.getByLabel("Name").fill("Beckers");
    await page.getByLabel("Notes").fill("No nuts");
    await desk.button("Save").click();
    await desk.toast("is changed").waitFor();
    const [row] = await sql<Record<string, unknown>[]>`
    select guest_name, notes,
      round(extract(epoch from end_at - start_at) / 60)::int as minutes
    from bookings where id = ${id}`;
    assertEquals({ ...row }, {
      guest_name: "Beckers",
      notes: "No nuts",
      minutes: 90,
    });
  },
);

tonightTest(
  "two desks see each other's changes",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], party("Ada", 2, 90));
    await using desk = await open();
    await using other = await open();
    await desk.table("A").click();
    await desk.button("Seat at A").click();
    await other.tableThat("A", "Ada, 2 guests, seated").click();
    await other.button("Ada has left").click();
    await desk.tableThat("A", "Ada, 2 guests, left").waitFor();
  },
);

tonightTest(
  "a table that is not in use shows who has it, and everybody is told that the limits are off",
  async ({ sql, evening, tables, open }) => {
    await addSittingParty(sql, evening, [tables.A], party("Ada", -20, 70));
    await sql`update dining_tables set is_active = false where id = ${tables.A}`;
    await switchGuard(sql, evening, "off");
    await using desk = await open();
    await desk.tableThat("A", "Ada, 2 guests, seated.*Not in use").waitFor();
    await desk.page.getByText("Limits are off").waitFor();
    await desk.page.getByText("Street festival").waitFor();
  },
);

tonightTest(
  "a viewer looks at a table, and is told who can change the role",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], party("Ada", 2, 90));
    const viewer = await addStaff(sql, evening.id, "viewer");
    await using desk = await open();
    await desk.signOut();
    await desk.submitAccount(viewer);
    await desk.table("A").click();
    await desk.page.getByText("You can look, not change.").waitFor();
    assertEquals(await desk.button("Walk-in").count(), 0);
  },
);
