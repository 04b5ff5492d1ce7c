import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { REFUSED } from "../desk.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a party that sits moves to a proposed table in three taps",
  async ({ sql, evening, tables, open }) => {
    const id = await addSittingParty(
      sql,
      evening,
      [tables.A],
      party("Garcia", -20, 70),
    );
    await using desk = await open();
    await inTaps(desk, 3, async () => {
      await desk.table("A").click();
      await desk.button("Move").click();
      await desk.button("Move to D").click();
      await desk.tableThat("D", "Garcia, 2 guests, seated").waitFor();
    });
    await desk.tableThat("A", "Free").waitFor();
    assertEquals((await readParty(sql, id)).occupiedIds, [tables.D]);
  },
);

tonightTest(
  "two parties swap their tables in four taps, though one sits",
  async ({ sql, evening, tables, open }) => {
    const sitting = await addSittingParty(
      sql,
      evening,
      [tables.B],
      party("Garcia", -20, 70),
    );
    const next = await addPromise(
      sql,
      evening,
      [tables.C],
      party("Huber", 20, 110),
    );
    await using desk = await open();
    await inTaps(desk, 4, async () => {
      await desk.table("B").click();
      await desk.button("Swap").click();
      await desk.table("C").click();
      await desk.button("Swap Garcia and Huber").click();
      await desk.tableThat("C", "Garcia, 2 guests, seated").waitFor();
    });
    assertEquals((await readParty(sql, sitting)).occupiedIds, [tables.C]);
    const { status, tableIds } = await readSeating(sql, next);
    assertEquals({ status, tableIds }, {
      status: "confirmed",
      tableIds: [tables.B],
    });
  },
);

tonightTest(
  "a table is added in four taps and given back in three, while the party sits",
  async ({ sql, evening, tables, open }) => {
    const id = await addSittingParty(
      sql,
      evening,
      [tables.B],
      party("Garcia", -20, 70, 4),
    );
    await using desk = await open();
    await inTaps(desk, 4, async () => {
      await desk.table("B").click();
      await desk.button("Add a table").click();
      await desk.table("C").click();
      await desk.button("Add C").click();
      await desk.tableThat("C", "Garcia, 4 guests, also at B, seated")
        .waitFor();
    });
    assertEquals(
      (await readParty(sql, id)).occupiedIds,
      [tables.B, tables.C].sort(),
    );
    await desk.button("‹ List").click();
    await inTaps(desk, 3, async () => {
      await desk.table("C").click();
      await desk.button("Give back").click();
      await desk.button("Give C back").click();
      await desk.tableThat("C", "Free").waitFor();
    });
    assertEquals((await readParty(sql, id)).occupiedIds, [tables.B]);
  },
);

tonightTest(
  "one guest more is three taps, and a chair more where the table is too small",
  async ({ sql, evening, tables, open }) => {
    const id = await addPromise(
      sql,
      evening,
      [tables.A],
      party("Huber", 60, 150),
    );
    const size = async () => {
      const [row] = await sql<{ size: number }[]>`
      select party_size as size from bookings where id = ${id}`;
      return row?.size;
    };
    await using desk = await open([REFUSED]);
    await inTaps(desk, 3, async () => {
      await desk.booking("Huber").click();
      await desk.button("+1 guest").click();
      await desk.button("Save").click();
      await desk.page.getByRole("dialog").getByText("2 seats").waitFor();
    });
    assertEquals(await size(), 2);
    await desk.button("Add a chair").click();
    await desk.toast("Huber is changed").waitFor();
    assertEquals(await size(), 3);
    assertEquals((await readSeating(sql, id)).tableIds, [tables.A]);
  },
);
