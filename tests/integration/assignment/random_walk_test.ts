import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { type Database, one } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { Random } from "../../../support/random.ts";
import { assertRefused } from "../../../support/refusal.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";

const STEPS = 150;

const threeTables = scene.with({ tables: { T1: 4, T2: 4, T3: 4 } });

/** A window of one to three hours within one evening. */
function pickWindow(random: (limit: number) => number) {
  const start = 12 + random(6);
  const end = start + 1 + random(3);
  return { startAt: at(`${start}:00`), endAt: at(`${end}:00`) };
}

/** Whether another booking holds one of the tables in this one's window. */
async function isTaken(
  sql: Database,
  bookingId: string,
  tableIds: string[],
): Promise<boolean> {
  const row = one(
    await sql<{ taken: boolean }[]>`
    select exists (
      select from assigned_tables as t
      join table_assignments as a on a.id = t.assignment_id
      where t.table_id = any (${tableIds}::uuid[])
        and a.booking_id <> b.id
        and t.during && tstzrange(b.start_at, b.end_at)
    ) as taken
    from bookings as b where b.id = ${bookingId}`,
  );
  return row.taken;
}

/** Every booking whose status and tables disagree, or whose window differs. */
async function findDisagreements(sql: Database, { id }: Restaurant) {
  const rows = await sql`
    select b.id, b.status
    from bookings as b
    left join table_assignments as a on a.booking_id = b.id
    left join assigned_tables as t on t.assignment_id = a.id
    where b.restaurant_id = ${id}
      and ((b.status in ('confirmed', 'checked_in')) <> (t.table_id is not null)
        or t.during <> tstzrange(b.start_at, b.end_at))`;
  return [...rows];
}

/** Assigns, and expects the answer that assigned_tables suggests. */
async function assignAsItLooks(
  sql: Database,
  bookingId: string,
  tableIds: string[],
): Promise<void> {
  const call = () => assign(sql, bookingId, tableIds);
  if (await isTaken(sql, bookingId, tableIds)) {
    await assertRefused(call, "TABLE_TAKEN");
  } else {
    assertEquals((await call()).tableIds, tableIds.toSorted());
  }
}

/** Moves the booking if its tables look free at the new time. */
async function moveAsItLooks(
  sql: Database,
  bookingId: string,
  window: { startAt: string; endAt: string },
): Promise<void> {
  const row = one(
    await sql<{ taken: boolean }[]>`
    select exists (
      select from table_assignments as own
      join assigned_tables as mine on mine.assignment_id = own.id
      join assigned_tables as t
        on t.table_id = mine.table_id and t.assignment_id <> own.id
      where own.booking_id = ${bookingId}
        and t.during && tstzrange(${window.startAt}, ${window.endAt})
    ) as taken`,
  );
  const call = () => update(sql, bookingId, window);
  if (row.taken) await assertRefused(call, "TABLE_TAKEN");
  else assertEquals((await call()).booking.startAt, window.startAt);
}

/** Does one thing that staff may do next. */
async function takeStep(
  sql: Database,
  { tableIds }: Restaurant,
  bookingId: string,
  random: (limit: number) => number,
): Promise<void> {
  const action = random(8);
  if (action === 0) await unassign(sql, bookingId);
  else if (action === 1) {
    await update(sql, bookingId, { status: "cancelled" });
    await update(sql, bookingId, { status: "pending" });
  } else if (action < 4) {
    await moveAsItLooks(sql, bookingId, pickWindow(random));
  } else {
    const from = random(tableIds.length);
    const chosen = tableIds.slice(from, from + 1 + random(2));
    await assignAsItLooks(sql, bookingId, chosen);
  }
}

for (const seed of [1, 2, 3]) {
  threeTables.test(`whatever happened before, a table that looks free can be assigned (walk ${seed})`, async ({ sql, restaurant }) => {
    const numbers = new Random(seed);
    const random = (limit: number) => numbers.below(limit);
    const bookingIds: string[] = [];
    while (bookingIds.length < 6) {
      bookingIds.push(await addBooking(sql, restaurant));
    }
    for (let step = 0; step < STEPS; step++) {
      const bookingId = bookingIds[random(bookingIds.length)] ?? "";
      await takeStep(sql, restaurant, bookingId, random);
      assertEquals(await findDisagreements(sql, restaurant), []);
    }
  });
}
