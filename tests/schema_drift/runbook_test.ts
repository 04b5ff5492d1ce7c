import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { Document } from "../../support/document.ts";
import { readChanges } from "../../support/event.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { addServicePeriod } from "../../support/service_period.ts";

const runbook = await Document.read("runbook.md");

/** Runs queries with the restaurant that the runbook names, and rolls back. */
async function rehearse(
  run: (session: Database, restaurant: Restaurant) => Promise<void>,
): Promise<void> {
  await using session = connect(1);
  await session`begin`;
  try {
    const restaurant = await createRestaurant(session);
    // The queries must not find the demo restaurant, which has this name too.
    await session`
      update restaurants
      set name = case when id = ${restaurant.id} then 'Gasthaus Linde' else 'Other' end
      where id = ${restaurant.id} or name = 'Gasthaus Linde'`;
    await run(session, restaurant);
  } finally {
    await session`rollback`;
  }
}

async function bypassOf(
  session: Database,
  { id }: Restaurant,
): Promise<string | null> {
  const [row] = await session<{ reason: string | null }[]>`
    select allocator.capacity_bypass(${id}) as reason`;
  return row?.reason ?? null;
}

Deno.test("the runbook turns the guard off and on again", async () => {
  await rehearse(async (session, restaurant) => {
    const [offHere = "", offForAll = ""] = runbook.blocks(
      "Turn the capacity guard",
    );
    const [onHere = "", onForAll = ""] = runbook.blocks("Turn it on again");
    const reasons: (string | null)[] = [];
    // Switching off twice renews the row.
    for (const sql of [offForAll, offHere, offHere, onHere, onForAll]) {
      await session.unsafe(sql);
      reasons.push(await bypassOf(session, restaurant));
    }
    assertEquals(reasons, [
      "Limits were imported wrongly",
      "Street festival, agreed with the owner",
      "Street festival, agreed with the owner",
      "Limits were imported wrongly",
      null,
    ]);
  });
});

Deno.test("the runbook finds switches and bypassed decisions", async () => {
  await rehearse(async (session, restaurant) => {
    await session.unsafe(runbook.blocks("Turn the capacity guard")[0] ?? "");
    const { bookingId } = await addSeatedBooking(
      session,
      restaurant,
      restaurant.tableIds,
    );
    const found = [];
    for (const sql of runbook.blocks("Who is bypassing")) {
      const rows = await session.unsafe(sql);
      found.push(
        rows.find((row) =>
          row.name === "Gasthaus Linde" || row.restaurant === "Gasthaus Linde"
        ),
      );
    }
    const reason = "Street festival, agreed with the owner";
    assertEquals(
      found.map((row) => row && [row.reason, row.set_by, row.booking_id]),
      [
        [reason, undefined, undefined],
        [reason, "Kim, on call", undefined],
        undefined,
        [reason, undefined, bookingId],
      ],
    );
  });
});

Deno.test("the runbook finds who sits at a table, and since when", async () => {
  await rehearse(async (session, restaurant) => {
    const { bookingId } = await addSeatedBooking(
      session,
      restaurant,
      restaurant.tableIds,
    );
    const find = async () => {
      const rows = await session.unsafe(
        runbook.block("A table stays occupied"),
      );
      return rows.filter((row) => row.booking_id === bookingId);
    };
    assertEquals(await find(), []);
    await session`
      update bookings set status = 'checked_in' where id = ${bookingId}`;
    const [found] = await find();
    assertEquals([found?.party_size, found?.seated_at instanceof Date], [
      4,
      true,
    ]);
  });
});

Deno.test("the role that the runbook creates can write bookings, and the audit names it", async () => {
  await rehearse(async (session, restaurant) => {
    const { bookingId } = await addSeatedBooking(
      session,
      restaurant,
      restaurant.tableIds,
    );
    for (const sql of runbook.blocks("How bookings get in")) {
      await session.unsafe(sql);
    }
    await session`grant booking_system to current_user with set true`;
    await session`set local role booking_system`;
    await addBooking(session, restaurant);
    await session`
      update bookings set status = 'cancelled' where id = ${bookingId}`;
    await session`reset role`;
    const events = await readChanges(session, bookingId);
    assertEquals(
      events.map(({ action, actorRole }) => [action, actorRole]),
      [["assigned", "postgres"], ["released", "booking_system"]],
    );
  });
});

Deno.test("the runbook sets a limit once and changes it afterwards", async () => {
  await rehearse(async (session, restaurant) => {
    const servicePeriodId = await addServicePeriod(session, restaurant, {
      start_time: "17:30",
      end_time: "23:00",
    });
    const set = runbook.block("Capacity rules");
    for (const sql of [set, set, set.replace("60", "80")]) {
      await session.unsafe(sql);
    }
    const rules = await session`
      select service_period_id, max_covers from restaurant_capacity_rules
      where restaurant_id = ${restaurant.id}`;
    assertEquals([...rules], [{
      service_period_id: servicePeriodId,
      max_covers: 80,
    }]);
  });
});

Deno.test("the runbook's pruning of the ledger keeps the revision of the rules and the coming dates", async () => {
  await rehearse(async (session, { id }) => {
    const [, pruneLedger = ""] = runbook.blocks("Pruning");
    await session`
      insert into allocator.capacity_ledger (restaurant_id, service_date)
      select ${id}, date
      from unnest(array['-infinity', current_date - 3, current_date]::date[])
        as date`;
    await session.unsafe(pruneLedger);
    const left = await session`
      select service_date::text as date,
        service_date = current_date as is_today
      from allocator.capacity_ledger
      where restaurant_id = ${id} order by service_date`;
    assertEquals(
      left.map(({ date, is_today }) => is_today ? "today" : date),
      ["-infinity", "today"],
    );
  });
});

Deno.test("every query of the runbook runs", async () => {
  const blocks = runbook.blocks();
  assertEquals(blocks.length, runbook.text.split("```sql").length - 1);
  // Only a superuser may run these: tests/rollout/commands_test.ts.
  const [reserved, rest] = [
    blocks.filter(isReserved),
    blocks.filter((sql) => !isReserved(sql)),
  ];
  assertEquals(reserved.length, 2);
  await rehearse(async (session) => {
    for (const sql of rest) {
      // The rehearsal is one transaction already.
      await session.unsafe(sql.replace(/^(begin|commit);$/gm, ""));
    }
  });
});

function isReserved(sql: string): boolean {
  return sql.startsWith("alter database");
}
