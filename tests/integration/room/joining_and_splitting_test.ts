import { assertEquals } from "@std/assert";
import { near } from "../../../support/near_now.ts";
import { addBooking } from "../../../support/booking.ts";
import { addSittingParty, readParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addTable, addZone } from "../../../support/restaurant.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";

scene.test("two parties join: one grows and gets the tables of both, the other is cancelled", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const adler = await addSittingParty(sql, restaurant, [T1]);
  const berg = await addSittingParty(sql, restaurant, [T2]);
  await edit(sql, berg, { status: "cancelled", notes: "Joined Adler" });
  await edit(sql, adler, { partySize: 8 });
  await assign(sql, adler, [T1, T2]);
  const party = await readParty(sql, adler);
  assertEquals(party.occupiedIds, [T1, T2].sort());
  const left = await readParty(sql, berg);
  assertEquals([left.status, left.seatedAt], ["cancelled", null]);
});

const banquet = scene.with({ tables: { seven: 7, fixed: 5 } });

banquet.test("a party of 12 sits at two tables that are not side by side, in two zones, one of them fixed", async ({ sql, restaurant, tables: { seven } }) => {
  const zoneId = await addZone(sql, restaurant.id);
  const five = await addTable(sql, { ...restaurant, zoneId }, {
    seats: 5,
    is_movable: false,
  });
  const bookingId = await addBooking(sql, restaurant, {
    ...near(-5, 120),
    party_size: 12,
  });
  const split = { bookingId, tableIds: [seven, five], checkIn: true };
  await assertRefused(
    () => seat(sql, restaurant.id, [split]),
    "TABLES_SPAN_ZONES",
  );
  await seat(sql, restaurant.id, [{ ...split, apart: true }], {
    requireAdjacency: true,
  });
  const party = await readParty(sql, bookingId);
  assertEquals(party.occupiedIds, [seven, five].sort());
});

banquet.test("people who sit apart need a seat each, and tables that are in use", async ({ sql, restaurant, tables: { seven, fixed } }) => {
  const bookingId = await addBooking(sql, restaurant, {
    ...near(-5, 120),
    party_size: 13,
  });
  const seating = { bookingId, tableIds: [seven, fixed], apart: true };
  const { details } = await assertRefused(
    () => seat(sql, restaurant.id, [seating]),
    "PARTY_EXCEEDS_SEATS",
  );
  assertEquals([details.bookingId, details.seats], [bookingId, 12]);
  await edit(sql, bookingId, { partySize: 12 });
  await sql`update dining_tables set is_active = false where id = ${fixed}`;
  await assertRefused(
    () => seat(sql, restaurant.id, [seating]),
    "TABLE_INACTIVE",
  );
});
