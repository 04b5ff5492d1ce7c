import { assertEquals } from "@std/assert";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { edit } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";

for (
  const [name, add] of [
    ["waits", addPromise],
    ["sits", addSittingParty],
  ] as const
) {
  scene.test(`the end of a party that ${name} can be set to before its tables were taken`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await add(sql, restaurant, [T1], near(-60, 60));
    const endAt = inMinutes(-10);
    const { booking, assignment } = await edit(sql, bookingId, { endAt });
    assertEquals([booking.endAt, assignment?.tableIds], [endAt, [T1]]);
    const party = await readParty(sql, bookingId);
    assertEquals([party.heldFrom, party.heldUntil], [
      party.startAt,
      party.endAt,
    ]);
  });

  scene.test(`who writes bookings without the RPCs can do so to a party that ${name}, too`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await add(sql, restaurant, [T1], near(-60, 60));
    await sql`
      update bookings set end_at = ${inMinutes(-10)} where id = ${bookingId}`;
    const party = await readParty(sql, bookingId);
    assertEquals([party.heldFrom, party.heldUntil], [
      party.startAt,
      party.endAt,
    ]);
  });

  scene.test(`a shorter stay of a party that ${name} leaves its tables held from the moment that it took them`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await add(sql, restaurant, [T1], near(-60, 60));
    const before = await readParty(sql, bookingId);
    await edit(sql, bookingId, { endAt: inMinutes(20) });
    const party = await readParty(sql, bookingId);
    assertEquals([party.heldFrom, party.heldUntil], [
      before.heldFrom,
      party.endAt,
    ]);
  });
}
