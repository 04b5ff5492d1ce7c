import type { Database } from "../../support/database.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { assertSomeSerialOrder, type Move } from "./serial_order.ts";

const ROUNDS = 10;

interface Place {
  readonly day?: string;
  readonly start: string;
  readonly end: string;
  /** Each letter is a table. */
  readonly tables: string;
}

/** Two seated parties of four, and what a service date may hold. */
function sceneOf(places: readonly Place[], maxParties: number | null) {
  return async (sql: Database) => {
    const restaurant = await createRestaurant(sql);
    const bookingIds: string[] = [];
    for (const { start, end, day, tables } of places) {
      const tableIds = [...tables].map((letter) =>
        restaurant.tableIds["ABCD".indexOf(letter)] ?? ""
      );
      const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
        start_at: at(start, day),
        end_at: at(end, day),
      });
      bookingIds.push(bookingId);
    }
    if (maxParties !== null) {
      await addCapacityRule(sql, restaurant, { max_parties: maxParties });
    }
    const named = [...restaurant.tableIds, ...bookingIds].map((id, index) => [
      id,
      `named ${index}`,
    ]);
    return {
      names: { ...Object.fromEntries(named), [restaurant.id]: "restaurant" },
      bookingIds,
    };
  };
}

/** Moves each booking to the place of the same index. */
function movesTo(places: readonly Omit<Place, "tables">[]): Move<
  { names: Record<string, string>; bookingIds: string[] }
>[] {
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
    name: "that trade times at one table",
    from: [{ ...early, tables: "A" }, { ...late, tables: "A" }],
    to: [late, early],
    maxParties: null,
  },
  {
    name: "that follow each other at one table",
    from: [{ ...early, tables: "AB" }, { ...middle, tables: "BC" }],
    to: [middle, late],
    maxParties: null,
  },
  {
    name: "that chase each other at merged tables",
    from: [
      { ...early, tables: "AB" },
      { ...middle, tables: "BC" },
      { ...late, tables: "CA" },
    ],
    to: [middle, late, early],
    maxParties: null,
  },
  {
    name: "that trade service dates with room for one more",
    from: [{ ...friday, tables: "A" }, { ...saturday, tables: "B" }],
    to: [saturday, friday],
    maxParties: 2,
  },
  {
    name: "that trade service dates that are full",
    from: [{ ...friday, tables: "A" }, { ...saturday, tables: "B" }],
    to: [saturday, friday],
    maxParties: 1,
  },
];

for (const { name, from, to, maxParties } of races) {
  Deno.test(`moves of bookings ${name} end as in some order`, async () => {
    await assertSomeSerialOrder(
      sceneOf(from, maxParties),
      movesTo(to),
      ROUNDS,
    );
  });
}
