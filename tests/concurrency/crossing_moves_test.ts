import type { Database } from "../../support/database.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { update } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import {
  type Arena,
  assertSomeSerialOrder,
  type Move,
} from "./serial_order.ts";
import { idsOf, LETTERED } from "./table_set.ts";

const ROUNDS = 10;

interface Place {
  readonly day?: string;
  readonly start: string;
  readonly end: string;
  /** Each letter is a table. */
  readonly tables: string;
}

/** Seats a party of four at each place, under a limit where one is given. */
function seatedAt(places: readonly Place[], maxParties: number | null) {
  return async (sql: Database): Promise<Arena> => {
    const scene = await createScene(sql, { tables: LETTERED });
    const bookingIds: string[] = [];
    for (const { start, end, day, tables } of places) {
      const { bookingId } = await addSeatedBooking(
        sql,
        scene.restaurant,
        idsOf(scene.tables, tables),
        { start_at: at(start, day), end_at: at(end, day) },
      );
      bookingIds.push(bookingId);
    }
    if (maxParties !== null) {
      await addCapacityRule(sql, scene.restaurant, { max_parties: maxParties });
    }
    return { restaurant: scene.restaurant, bookingIds };
  };
}

/** Moves each booking to the place of the same index. */
function movesTo(places: readonly Omit<Place, "tables">[]): Move<Arena>[] {
  return places.map(({ start, end, day }, index) => (client, { bookingIds }) =>
    update(client, bookingIds[index] ?? "", {
      startAt: at(start, day),
      endAt: at(end, day),
    })
  );
}

const early = { start: "18:00", end: "19:30" };
const middle = { start: "19:30", end: "21:00" };
const late = { start: "21:00", end: "22:30" };
const friday = { ...early, day: FRIDAY };
const saturday = { ...early, day: SATURDAY };

const races = [
  {
    name: "trade times at one table",
    from: [{ ...early, tables: "A" }, { ...late, tables: "A" }],
    to: [late, early],
    maxParties: null,
  },
  {
    name: "follow each other at one table",
    from: [{ ...early, tables: "AB" }, { ...middle, tables: "BC" }],
    to: [middle, late],
    maxParties: null,
  },
  {
    name: "follow each other in a ring of merged tables",
    from: [
      { ...early, tables: "AB" },
      { ...middle, tables: "BC" },
      { ...late, tables: "CA" },
    ],
    to: [middle, late, early],
    maxParties: null,
  },
  {
    name: "trade service dates that have room for one more",
    from: [{ ...friday, tables: "A" }, { ...saturday, tables: "B" }],
    to: [saturday, friday],
    maxParties: 2,
  },
  {
    name: "trade service dates that are full",
    from: [{ ...friday, tables: "A" }, { ...saturday, tables: "B" }],
    to: [saturday, friday],
    maxParties: 1,
  },
];

for (const { name, from, to, maxParties } of races) {
  Deno.test(`parallel moves of bookings that ${name} end as in some serial order`, async () => {
    await assertSomeSerialOrder(
      seatedAt(from, maxParties),
      movesTo(to),
      ROUNDS,
    );
  });
}
