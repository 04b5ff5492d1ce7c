import { assertEquals } from "@std/assert";
import {
  addCapacityRule,
  changeLimits,
} from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { type Edit, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

/** Two parties of four on Friday and one on Saturday, each at its table. */
async function createEvenings(sql: Database) {
  const restaurant = await createRestaurant(sql, { seats: [8, 8, 8] });
  const seat = async (index: number, day: string) => {
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds.slice(index, index + 1),
      { start_at: at("18:00", day), end_at: at("19:30", day) },
    );
    return bookingId;
  };
  return {
    restaurant,
    friday: await seat(0, FRIDAY),
    alsoFriday: await seat(1, FRIDAY),
    saturday: await seat(2, SATURDAY),
  };
}

/** Expects the edit to be refused for the limit of Friday, nothing changed. */
async function assertExceeds(
  sql: Database,
  restaurant: Restaurant,
  edit: () => Promise<unknown>,
  details: Record<string, unknown>,
): Promise<void> {
  const before = await dumpRestaurant(sql, restaurant.id);
  const refusal = await assertRefused(edit, "CAPACITY_EXCEEDED");
  assertEquals(refusal.details, {
    token: "capacity_exceeded_post_assignment",
    restaurantId: restaurant.id,
    servicePeriodId: null,
    servicePeriod: null,
    serviceDate: FRIDAY,
    state: "enforced",
    ...details,
  });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
}

const toFriday = { startAt: at("20:00"), endAt: at("21:30") };

Deno.test("A move into a service that is full is refused", async () => {
  await using sql = connect();
  const { restaurant, saturday } = await createEvenings(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 11 });
  await assertExceeds(
    sql,
    restaurant,
    () => update(sql, saturday, toFriday),
    {
      limit: "covers",
      covers: 12,
      maxCovers: 11,
      parties: 3,
      maxParties: null,
    },
  );
});

Deno.test("A party that grows beyond the limit of its service is refused", async () => {
  await using sql = connect();
  const { restaurant, friday } = await createEvenings(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 8, max_parties: 2 });
  await assertExceeds(
    sql,
    restaurant,
    () => update(sql, friday, { partySize: 5 }),
    { limit: "covers", covers: 9, maxCovers: 8, parties: 2, maxParties: 2 },
  );
});

Deno.test("An edit that reaches the limit counts the booking once, at its new values", async () => {
  await using sql = connect();
  const { restaurant, friday, saturday } = await createEvenings(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 13, max_parties: 3 });
  const grown = await update(sql, friday, { partySize: 5 });
  const moved = await update(sql, saturday, toFriday);
  const within = await update(sql, saturday, { startAt: at("20:30") });
  const limits = {
    state: "enforced",
    maxCovers: 13,
    maxParties: 3,
  } as const;
  assertEquals(grown.capacity, { ...limits, covers: 9, parties: 2 });
  assertEquals(moved.capacity, { ...limits, covers: 13, parties: 3 });
  assertEquals(within.capacity, { ...limits, covers: 13, parties: 3 });
});

Deno.test("A booking that moves away makes room in the service that it leaves", async () => {
  await using sql = connect();
  const { restaurant, friday, saturday } = await createEvenings(sql);
  await addCapacityRule(sql, restaurant, { max_parties: 2 });
  const left = await update(sql, friday, {
    startAt: at("20:00", SATURDAY),
    endAt: at("21:30", SATURDAY),
  });
  const entered = await update(sql, saturday, toFriday);
  for (const { capacity } of [left, entered]) {
    assertEquals([capacity?.parties, capacity?.covers], [2, 8]);
  }
});

const harmless: readonly [string, Edit, covers: number][] = [
  ["its guest name", { guestName: "Grace" }, 8],
  ["its notes", { notes: "High chair" }, 8],
  ["its party size to fewer", { partySize: 3 }, 7],
  ["its end", { endAt: at("22:00") }, 8],
  ["its status to checked in", { status: "checked_in" }, 8],
  ["its status to completed", { status: "completed" }, 4],
  ["nothing, naming the values that it has", {
    startAt: at("18:00"),
    partySize: 4,
  }, 8],
];

for (const [change, edit, covers] of harmless) {
  Deno.test(`A booking of a service beyond its limit may still change ${change}`, async () => {
    await using sql = connect();
    const { restaurant, friday } = await createEvenings(sql);
    await addCapacityRule(sql, restaurant, { max_covers: 99 });
    await changeLimits(sql, restaurant, { max_covers: 1 });
    const { capacity } = await update(sql, friday, edit);
    assertEquals(capacity, {
      state: "enforced",
      covers,
      maxCovers: 1,
      parties: edit.status === "completed" ? 1 : 2,
      maxParties: null,
    });
  });
}
