import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  backendPid,
  connect,
  type Database,
} from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addUser, asUser, type Role } from "../../../support/user.ts";
import { untilBlocked } from "../../../support/waiting.ts";

/** A booking, and a user with that role or, without one, of elsewhere. */
async function meet(sql: Database, role?: Role) {
  const { id, tableIds } = await createRestaurant(sql);
  const bookingId = await addBooking(sql, { id });
  const userId = await addUser(
    sql,
    role ? { restaurantId: id, role } : undefined,
  );
  const call = (session: Database) =>
    asUser(
      session,
      userId,
      (transaction) => assign(transaction, bookingId, tableIds),
    );
  return { bookingId, call };
}

/** A session that has locked the booking's row. */
async function lockBooking(bookingId: string) {
  const holder = connect(1);
  await holder`begin`;
  await holder`select from bookings where id = ${bookingId} for update`;
  return holder;
}

Deno.test("a stranger does not wait for the lock of the booking", async () => {
  await using sql = connect();
  const { bookingId, call } = await meet(sql);
  await using _holder = await lockBooking(bookingId);
  await assertRefused(() => call(sql), "BOOKING_NOT_FOUND");
});

Deno.test("a viewer does not wait for the lock of the booking", async () => {
  await using sql = connect();
  const { bookingId, call } = await meet(sql, "viewer");
  await using _holder = await lockBooking(bookingId);
  await assertRefused(() => call(sql), "ROLE_NOT_ALLOWED");
});

Deno.test("staff wait for the lock of the booking", async () => {
  await using sql = connect();
  await using session = connect(1);
  const { bookingId, call } = await meet(sql, "host");
  const pid = await backendPid(session);
  await using holder = await lockBooking(bookingId);
  const answer = call(session);
  await untilBlocked(sql, pid);
  await holder`rollback`;
  assertEquals((await answer).bookingId, bookingId);
});
