import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { assertSomeSerialOrder, type Move } from "./serial_order.ts";

const ROUNDS = 8;

/** A booking at T1, which another party has later on; T2 and T3 are free. */
async function createArena(sql: Database) {
  const { restaurant, tables } = await createScene(sql);
  const { T1 } = tables;
  const { bookingId: later } = await addSeatedBooking(sql, restaurant, [T1], {
    start_at: at("20:00"),
  });
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
    start_at: at("18:00"),
  });
  const pending = await addBooking(sql, restaurant, { start_at: at("18:00") });
  return {
    restaurant,
    bookingIds: [bookingId, later, pending],
    bookingId,
    pending,
    ...tables,
  };
}

type TestMove = Move<Awaited<ReturnType<typeof createArena>>>;

const assignT2: TestMove = (client, { bookingId, T2 }) =>
  assign(client, bookingId, [T2]);
const assignT2AndT3: TestMove = (client, { bookingId, T2, T3 }) =>
  assign(client, bookingId, [T2, T3]);
const release: TestMove = (client, { bookingId }) =>
  unassign(client, bookingId);
const releaseT2: TestMove = (client, { bookingId, T2 }) =>
  unassign(client, bookingId, { tableIds: [T2] });
const moveLater: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { startAt: at("20:30"), endAt: at("22:00") });
const grow: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { partySize: 6 });
const cancel: TestMove = (client, { bookingId }) =>
  update(client, bookingId, { status: "cancelled" });
const seatAnother: TestMove = (client, { pending, T1 }) =>
  assign(client, pending, [T1]);

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
  Deno.test(`parallel calls for one booking end as in some serial order: ${name}`, async () => {
    await assertSomeSerialOrder(createArena, moves, ROUNDS);
  });
}
