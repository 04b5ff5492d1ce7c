import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { readEvents } from "../../support/event.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

const path = new URL("../../docs/runbook.md", import.meta.url);
const document = await Deno.readTextFile(path);
const sections = document.split(/^## /m);

/** The SQL blocks under headings that begin so; all of them by default. */
function blocksOf(heading = ""): string[] {
  return sections
    .filter((section) => section.startsWith(heading))
    .flatMap((section) => [...section.matchAll(/```sql\n(.*?)```/gs)])
    .map(([, sql]) => sql ?? "");
}

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
    const [offHere = "", offForAll = ""] = blocksOf("Turn the capacity guard");
    const [onHere = "", onForAll = ""] = blocksOf("Turn it on again");
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
    await session.unsafe(blocksOf("Turn the capacity guard")[0] ?? "");
    const { bookingId } = await addSeatedBooking(
      session,
      restaurant,
      restaurant.tableIds,
    );
    const found = [];
    for (const sql of blocksOf("Who is bypassing")) {
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

Deno.test("the role that the runbook creates can write bookings, and the audit names it", async () => {
  await rehearse(async (session, restaurant) => {
    const { bookingId } = await addSeatedBooking(
      session,
      restaurant,
      restaurant.tableIds,
    );
    for (const sql of blocksOf("How bookings get in")) {
      await session.unsafe(sql);
    }
    await session`grant booking_system to current_user with set true`;
    await session`set local role booking_system`;
    await addBooking(session, restaurant);
    await session`
      update bookings set status = 'cancelled' where id = ${bookingId}`;
    await session`reset role`;
    const events = await readEvents(session, bookingId);
    assertEquals(
      events.map(({ action, actorRole }) => [action, actorRole]),
      [["assigned", "postgres"], ["released", "booking_system"]],
    );
  });
});

Deno.test("every query in the runbook runs", async () => {
  const blocks = blocksOf();
  assertEquals(blocks.length, document.split("```sql").length - 1);
  await rehearse(async (session) => {
    for (const sql of blocks) {
      // The rehearsal is one transaction already.
      await session.unsafe(sql.replace(/^(begin|commit);$/gm, ""));
    }
  });
});
