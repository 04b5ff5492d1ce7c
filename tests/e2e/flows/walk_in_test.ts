import { assertEquals } from "@std/assert";
import { type Database, one } from "../../../support/database.ts";
import { addPromise, addSittingParty } from "../../../support/party.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

/** The only booking of a restaurant that has no name. */
async function readWalkIn(sql: Database, restaurantId: string) {
  return one(
    await sql<{ status: string; size: number; hasArrived: boolean }[]>`
    select status, party_size as size, arrived_at is not null as "hasArrived"
    from bookings where restaurant_id = ${restaurantId} and guest_name = ''`,
  );
}

tonightTest(
  "a walk-in sits down in three taps",
  async ({ sql, evening, open }) => {
    await using desk = await open();
    await inTaps(desk, 3, async () => {
      await desk.button("Walk-in").click();
      await desk.button("2").click();
      await desk.button("Seat at A").click();
      await desk.toast("A walk-in of 2 sits at A").waitFor();
    });
    await desk.tableThat("A", "2 guests, seated").waitFor();
    const { status, size } = await readWalkIn(sql, evening.id);
    assertEquals({ status, size }, { status: "checked_in", size: 2 });
  },
);

tonightTest(
  "a walk-in sits down at the free table that was tapped first, in three taps",
  async ({ sql, evening, open }) => {
    await using desk = await open();
    await inTaps(desk, 3, async () => {
      await desk.table("C").click();
      await desk.button("Walk-in here").click();
      await desk.button("3").click();
      await desk.toast("A walk-in of 3 sits at C").waitFor();
    });
    await desk.tableThat("C", "3 guests, seated").waitFor();
    assertEquals((await readWalkIn(sql, evening.id)).status, "checked_in");
  },
);

tonightTest(
  "a walk-in is offered a table that is promised later, and until when",
  async ({ sql, evening, tables, open }) => {
    for (const id of Object.values(tables)) {
      await addPromise(sql, evening, [id], party("Later", 75, 165));
    }
    await using desk = await open();
    await desk.button("Walk-in").click();
    await desk.button("2").click();
    await desk.button(/^Seat at A ?, until \d\d:\d\d \(7\d min\)$/).click();
    await desk.tableThat("A", "2 guests, seated").waitFor();
  },
);

tonightTest(
  "a walk-in without a table waits, in three taps, and gets the first that is free",
  async ({ sql, evening, tables, open }) => {
    for (const [label, id] of Object.entries(tables)) {
      await addSittingParty(sql, evening, [id], party(label + label, -60, 20));
    }
    await using desk = await open();
    await inTaps(desk, 3, async () => {
      await desk.button("Walk-in").click();
      await desk.button("2").click();
      await desk.page.getByText(/^First about \d\d:\d\d/).waitFor();
      await desk.button(/^Add to waiting, \d+ min$/).click();
      await desk.toast("A walk-in of 2 waits").waitFor();
    });
    assertEquals(await readWalkIn(sql, evening.id), {
      status: "pending",
      size: 2,
      hasArrived: true,
    });
    await desk.button("Wait 1").click();
    await desk.tableThat("A", "AA").click();
    await desk.button("AA has left").click();
    await desk.toast("AA has left").waitFor();
    await desk.button("Wait 1").click();
    await desk.page.getByLabel("Waiting").getByRole("button", {
      name: "Seat at A",
    }).click();
    await desk.tableThat("A", "2 guests, seated").waitFor();
  },
);
