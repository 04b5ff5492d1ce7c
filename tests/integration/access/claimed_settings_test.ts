import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import {
  createDirectRole,
  WRITE_BOOKINGS,
} from "../../../support/direct_role.ts";
import { readChanges } from "../../../support/event.ts";
import { GUARD_SWITCH } from "../../../support/guard_switch.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember } from "../../../support/user.ts";

scene.test("the audit names a direct role as itself, whatever claims and settings it has set", async ({ sql, restaurant, tables: { T1 } }) => {
  const owner = await addMember(sql, restaurant, "owner");
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await using role = await createDirectRole(sql, WRITE_BOOKINGS);
  await role.session`
    select set_config(
        'request.jwt.claims', ${
    JSON.stringify({ sub: owner, role: "authenticated" })
  }, false
      ),
      set_config('request.jwt.claim.sub', ${owner}, false),
      set_config('allocator.rpc', 'on', false)`;
  await role.session`
    update bookings set start_at = ${at("18:00")}, end_at = ${at("19:00")}
    where id = ${bookingId}`;
  await role.session`
    update bookings set status = 'cancelled' where id = ${bookingId}`;
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(
    events.map(({ action, actorId, actorRole }) => [
      action,
      actorId,
      actorRole,
    ]),
    [["edited", null, role.name], ["released", null, role.name]],
  );
});

scene.test("a direct role that claims to be a member's request is none", async ({ sql, restaurant, tables: { T1 } }) => {
  const owner = await addMember(sql, restaurant, "owner");
  const bookingId = await addBooking(sql, restaurant);
  await using role = await createDirectRole(sql, ["authenticated"]);
  await role.session`
    select set_config('role', 'authenticated', false),
      set_config(
        'request.jwt.claims', ${
    JSON.stringify({ sub: owner, role: "authenticated" })
  }, false
      )`;
  assertEquals([...await role.session`select id from restaurants`], []);
  await assertRefused(
    () => assign(role.session, bookingId, [T1]),
    "BOOKING_NOT_FOUND",
  );
});

scene.test("a direct role cannot switch the capacity guard off for its session", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 0 });
  const bookingId = await addBooking(sql, restaurant);
  await using role = await createDirectRole(sql, ["service_role"]);
  await role.session`
    select set_config('role', 'service_role', false),
      set_config(${GUARD_SWITCH}, 'off', false)`;
  await assertRefused(
    () => assign(role.session, bookingId, [T1]),
    "CAPACITY_EXCEEDED",
  );
});
