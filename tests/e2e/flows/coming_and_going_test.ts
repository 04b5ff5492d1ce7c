import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { edit } from "../../../support/room_rpc.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a party sits down at its table in two taps, and one tap takes that back",
  async ({ sql, evening, tables, open }) => {
    const id = await addPromise(sql, evening, [tables.A], party("Ada", -2, 90));
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.tableThat("A", "Ada, 2 guests, due").click();
      await desk.button("Seat at A").click();
      await desk.tableThat("A", "Ada, 2 guests, seated").waitFor();
    });
    assertEquals((await readParty(sql, id)).occupiedIds, [tables.A]);
    await inTaps(desk, 1, async () => {
      await desk.toast("Ada sits at A").getByRole("button", { name: "Undo" })
        .click();
      await desk.tableThat("A", "Ada, 2 guests, due").waitFor();
    });
    assertEquals((await readSeating(sql, id)).status, "confirmed");
  },
);

tonightTest(
  "a party is here in two taps, and a part of it too",
  async ({ sql, evening, tables, open }) => {
    await addPromise(sql, evening, [tables.A], party("Ada", 10, 90));
    await addPromise(sql, evening, [tables.B], party("Bert", 10, 90, 4));
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.booking("Ada").click();
      await desk.button("Here").click();
      await desk.tableThat("A", "Ada, 2 guests, here").waitFor();
    });
    await desk.booking("Bert").click();
    await desk.button("Part is here").click();
    await desk.button("One guest less").click();
    await desk.button("3 of 4 are here").click();
    await desk.page.getByLabel("Facts").getByText("3 of 4").waitFor();
    await desk.tableThat("B", "Bert, 4 guests, here").waitFor();
  },
);

tonightTest(
  "a party has left in two taps, and its table is free",
  async ({ sql, evening, tables, open }) => {
    const id = await addSittingParty(
      sql,
      evening,
      [tables.A],
      party("Garcia", -60, 20),
    );
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.table("A").click();
      await desk.button("Garcia has left").click();
      await desk.tableThat("A", "Garcia, 2 guests, left").waitFor();
    });
    const { status, tableIds } = await readSeating(sql, id);
    assertEquals({ status, tableIds }, { status: "completed", tableIds: [] });
  },
);

tonightTest(
  "one party is over and the next is here: an alert, and one tap more seats it",
  async ({ sql, evening, tables, open }) => {
    const over = await addOverdueParty(sql, evening, [tables.B], 11);
    await sql`update bookings set guest_name = 'Garcia' where id = ${over}`;
    const next = await addPromise(
      sql,
      evening,
      [tables.B],
      party("Huber", 1, 91),
    );
    await edit(sql, next, { arrived: true });
    await using desk = await open();
    await desk.tableThat("B", "Garcia.*over by 1\\d. Next: Huber, 2, .*here")
      .waitFor();
    await inTaps(desk, 2, async () => {
      await desk.button("1 alert").click();
      await desk.button("Garcia has left, seat Huber").click();
      await desk.tableThat("B", "Huber, 2 guests, seated").waitFor();
    });
    assertEquals((await readParty(sql, over)).status, "completed");
    assertEquals((await readParty(sql, next)).occupiedIds, [tables.B]);
  },
);

tonightTest(
  "a late party is a no-show in two taps, and comes after all in three",
  async ({ sql, evening, tables, open }) => {
    const id = await addPromise(
      sql,
      evening,
      [tables.B],
      party("Late", -26, 64),
    );
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.button("1 alert").click();
      await desk.button("No-show").click();
      await desk.toast("Late is a no-show").waitFor();
    });
    assertEquals((await readSeating(sql, id)).status, "no_show");
    await desk.tableThat("B", "Free").waitFor();
    await inTaps(desk, 3, async () => {
      await desk.button("Done 1").click();
      await desk.booking("Late").click();
      await desk.button("Seat at B").click();
      await desk.tableThat("B", "Late, 2 guests, seated").waitFor();
    });
    assertEquals((await readParty(sql, id)).occupiedIds, [tables.B]);
  },
);
