import type { Database } from "../../support/database.ts";
import { at, during } from "../../support/moment.ts";
import { block, edit, seat } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import {
  type Arena,
  assertSomeSerialOrder,
  type Move,
} from "./serial_order.ts";
import { idsOf, LETTERED } from "./table_set.ts";

const ROUNDS = 10;

interface Swap extends Arena {
  /** The ids of a set of tables, by its letters. */
  readonly set: (letters: string) => string[];
}

/** Three parties of one evening at A, B and C; nobody is at D. */
async function arrange(sql: Database): Promise<Swap> {
  const { restaurant, tables } = await createScene(sql, { tables: LETTERED });
  const set = (letters: string) => idsOf(tables, letters);
  const bookingIds: string[] = [];
  for (const letter of "ABC") {
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      set(letter),
      during("18:00", "19:30"),
    );
    bookingIds.push(bookingId);
  }
  return { restaurant, bookingIds, set };
}

/** Seats some of the parties, each at the set of those letters. */
function seatAt(places: Readonly<Record<number, string>>): Move<Swap> {
  return (client, { restaurant, bookingIds, set }) =>
    seat(
      client,
      restaurant.id,
      Object.entries(places).map(([index, letters]) => ({
        bookingId: bookingIds[Number(index)] ?? "",
        tableIds: set(letters),
      })),
    );
}

const assignTo =
  (index: number, letters: string): Move<Swap> =>
  (client, { bookingIds, set }) =>
    assign(client, bookingIds[index] ?? "", set(letters));

const editOf =
  (index: number, changes: Parameters<typeof edit>[2]) =>
  (client: Database, { bookingIds }: Swap) =>
    edit(client, bookingIds[index] ?? "", changes);

const swap = seatAt({ 0: "B", 1: "A" });

const races: readonly [string, readonly Move<Swap>[]][] = [
  ["an assignment of one of its parties", [swap, assignTo(1, "D")]],
  ["an assignment to one of its tables", [swap, assignTo(2, "A")]],
  [
    "a move of one of its parties",
    [swap, editOf(0, { startAt: at("19:00"), endAt: at("20:30") })],
  ],
  ["a cancellation", [swap, editOf(1, { status: "cancelled" })]],
  ["the same swap", [swap, seatAt({ 1: "A", 0: "B" })]],
  ["the swap back", [swap, seatAt({ 0: "A", 1: "B" })]],
  [
    "swaps that have a party in common",
    [swap, seatAt({ 1: "C", 2: "B" }), seatAt({ 2: "A", 0: "C" })],
  ],
  ["a ring of three", [swap, seatAt({ 0: "B", 1: "C", 2: "A" })]],
  [
    "a block of one of its tables",
    [
      swap,
      (client, { restaurant, set }) =>
        block(client, restaurant.id, {
          tableIds: set("AD"),
          startAt: at("17:00"),
          endAt: at("23:00"),
          displace: true,
        }),
    ],
  ],
];

for (const [name, moves] of races) {
  Deno.test(`a swap beside ${name} ends as in some serial order`, async () => {
    await assertSomeSerialOrder(arrange, moves, ROUNDS);
  });
}
