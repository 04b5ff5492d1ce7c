import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  backendPid,
  connect,
  type Database,
} from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asUser } from "../../../support/user.ts";
import { untilBlocked } from "../../../support/waiting.ts";

/** Adds a booking, and returns calls that lock its row and that seat it. */
async function addLockableBooking({ sql, restaurant, tables: { T1 } }: Scene) {
  const bookingId = await addBooking(sql, restaurant);
  return {
    bookingId,
    lock: async () => {
      const holder = connect(1);
      await holder`begin`;
      await holder`select from bookings where id = ${bookingId} for update`;
      return holder;
    },
    seatAs: (session: Database, userId: string) =>
      asUser(session, userId, (request) => assign(request, bookingId, [T1])),
  };
}

const lockable = scene.with({ arrange: addLockableBooking });

lockable.test("a stranger does not wait for the lock of the booking", async ({ sql, lock, seatAs }) => {
  const stranger = await addUser(sql);
  await using _holder = await lock();
  await assertRefused(() => seatAs(sql, stranger), "BOOKING_NOT_FOUND");
});

lockable.test("a viewer does not wait for the lock of the booking", async ({ sql, restaurant, lock, seatAs }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  await using _holder = await lock();
  await assertRefused(() => seatAs(sql, viewer), "ROLE_NOT_ALLOWED");
});

lockable.test("a host waits for the lock of the booking", async ({ sql, restaurant, bookingId, lock, seatAs }) => {
  const host = await addMember(sql, restaurant, "host");
  await using session = connect(1);
  const pid = await backendPid(session);
  await using holder = await lock();
  const answer = seatAs(session, host);
  await untilBlocked(sql, pid);
  await holder`rollback`;
  assertEquals((await answer).bookingId, bookingId);
});
