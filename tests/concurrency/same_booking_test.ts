import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { assertSomeSerialOrder, type Move } from "./serial_order.ts";

const ROUNDS = 8;

/** A booking at T1, which another party has later on; T2 and T3 are free. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = "", t3 = ""] = restaurant.tableIds;
  const { bookingId: later } = await addSeatedBooking(sql, restaurant, [t1], {
    start_at: at("20:00"),
  });
  const { bookingId } = await addSeatedBooking(sql, restaurant, [t1], {
    start_at: at("18:00"),
  });
  const pending = await addBooking(sql, restaurant, { start_at: at("18:00") });
  return {
    names: {
      [restaurant.id]: "the restaurant",
      [t1]: "T1",
      [t2]: "T2",
      [t3]: "T3",
      [bookingId]: "the booking",
      [later]: "the later booking",
      [pending]: "the pending booking",
    },
    bookingIds: [bookingId, later, pending],
    t1,
    t2,
    t3,
    bookingId,
    pending,
  };
}

type TestMove = Move<Awaited<ReturnType<typeof createScene>>>;

const assignT2: TestMove = (client, { bookingId, t2 }) =>
  assign(client, bookingId, [t2]);
const assignT2AndT3: TestMove = (client, { bookingId, t2, t3 }) =>
  assign(client, bookingId, [t2, t3]);
const release: TestMove = (client, { bookingId }) =>
  unassign(client, bookingId);
const releaseT2: TestMove = (client, { bookingId, t2 }) =>
  unassign(client, bookingId, { tableIds: [t2] });
const moveLater: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { startAt: at("20:30"), endAt: at("22:00") });
const grow: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { partySize: 6 });
const cancel: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { status: "cancelled" });
const seatAnother: TestMove = (client, { pending, t1 }) =>
  assign(client, pending, [t1]);

const races: readonly { name: string; moves: readonly TestMove[] }[] = [
  { name: "two assignments", moves: [assignT2, assignT2AndT3] },
  {
    name: "assignment, release, move and cancellation",
    moves: [assignT2, release, moveLater, cancel],
  },
  {
    name: "assignments, partial release and growth",
    moves: [assignT2, assignT2AndT3, releaseT2, grow],
  },
  {
    name: "cancellation, move and another party's assignment",
    moves: [cancel, moveLater, seatAnother],
  },
];

for (const { name, moves } of races) {
  Deno.test(`${name} of one booking at once end as in some order`, async () => {
    await assertSomeSerialOrder(createScene, moves, ROUNDS);
  });
}
