import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { at, during, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addZone } from "../../../support/restaurant.ts";
import { type Edit, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

/** What may happen to the tables of a booking before it is moved. */
const changes: readonly {
  readonly name: string;
  readonly reason: Reason;
  readonly change: (sql: Database, scene: Scene) => Promise<unknown>;
}[] = [
  {
    name: "out of use",
    reason: "TABLE_INACTIVE",
    change: (sql, { tables: { T1 } }) =>
      sql`update dining_tables set is_active = false where id = ${T1}`,
  },
  {
    name: "too small",
    reason: "PARTY_EXCEEDS_SEATS",
    change: (sql, { tables: { T1 } }) =>
      sql`update dining_tables set seats = 1 where id = ${T1}`,
  },
  {
    name: "fixed",
    reason: "TABLE_NOT_MOVABLE",
    change: (sql, { tables: { T1 } }) =>
      sql`update dining_tables set is_movable = false where id = ${T1}`,
  },
  {
    name: "in another zone",
    reason: "TABLES_SPAN_ZONES",
    change: async (sql, { restaurant, tables: { T1 } }) => {
      const zone = await addZone(sql, restaurant.id);
      await sql`update dining_tables set zone_id = ${zone} where id = ${T1}`;
    },
  },
];

/** Edits that plan the booking for another moment. */
const moves: readonly Edit[] = [
  { startAt: at("18:00", SATURDAY), endAt: at("19:30", SATURDAY) },
  { startAt: at("18:30") },
];

const party = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const options = { party_size: 8, ...during("18:00", "19:30") };
    return await addSeatedBooking(sql, restaurant, [T1, T2], options);
  },
});

for (const { name, reason, change } of changes) {
  party.test(`a booking whose table is ${name} by now is not moved with it, and can stay longer`, async ({ sql, bookingId, ...scene }) => {
    await change(sql, { sql, ...scene });
    for (const edit of moves) {
      await withoutTrace(
        sql,
        scene.restaurant,
        () => assertRefused(() => update(sql, bookingId, edit), reason),
      );
    }
    const { booking } = await update(sql, bookingId, { endAt: at("20:00") });
    assertEquals(booking.endAt, at("20:00"));
  });
}
