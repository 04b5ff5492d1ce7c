import { assertEquals } from "@std/assert";
import {
  addCapacityRule,
  changeLimits,
} from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import {
  aroundNow,
  at,
  during,
  FRIDAY,
  SATURDAY,
} from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { type Edit, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Seats two parties of four on Friday and one on Saturday. */
async function seatParties(
  { sql, restaurant, tables: { A, B, C } }: Scene<"A" | "B" | "C">,
) {
  const seat = async (tableId: string, day: string) => {
    const evening = during("18:00", "19:30", day);
    return (await addSeatedBooking(sql, restaurant, [tableId], evening))
      .bookingId;
  };
  const [friday] = [await seat(A, FRIDAY), await seat(B, FRIDAY)];
  return { friday, saturday: await seat(C, SATURDAY) };
}

const evenings = scene.with({
  tables: { A: 8, B: 8, C: 8 },
  arrange: seatParties,
});

/** Expects the edit to be refused for Friday's limit, and to change nothing. */
async function assertExceeds(
  sql: Database,
  restaurant: Restaurant,
  edit: () => Promise<unknown>,
  details: Record<string, unknown>,
): Promise<void> {
  const refusal = await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(edit, "CAPACITY_EXCEEDED"),
  );
  assertEquals(refusal.details, {
    token: "capacity_exceeded_post_assignment",
    restaurantId: restaurant.id,
    servicePeriodId: null,
    servicePeriod: null,
    serviceDate: FRIDAY,
    state: "enforced",
    coversWithoutTable: 0,
    ...details,
  });
}

const toFriday = { startAt: at("20:00"), endAt: at("21:30") };

evenings.test("a move into a service that is full is refused", async ({ sql, restaurant, saturday }) => {
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

evenings.test("a party that grows beyond the limit of its service is refused", async ({ sql, restaurant, friday }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 8, max_parties: 2 });
  await assertExceeds(
    sql,
    restaurant,
    () => update(sql, friday, { partySize: 5 }),
    { limit: "covers", covers: 9, maxCovers: 8, parties: 2, maxParties: 2 },
  );
});

evenings.test("an edit that reaches the limit counts the booking once, at its new values", async ({ sql, restaurant, friday, saturday }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 13, max_parties: 3 });
  const grown = await update(sql, friday, { partySize: 5 });
  const moved = await update(sql, saturday, toFriday);
  const within = await update(sql, saturday, { startAt: at("20:30") });
  const limits = {
    state: "enforced",
    maxCovers: 13,
    maxParties: 3,
    coversWithoutTable: 0,
  } as const;
  assertEquals(grown.capacity, { ...limits, covers: 9, parties: 2 });
  assertEquals(moved.capacity, { ...limits, covers: 13, parties: 3 });
  assertEquals(within.capacity, { ...limits, covers: 13, parties: 3 });
});

evenings.test("a booking that moves away makes room in the service that it leaves", async ({ sql, restaurant, friday, saturday }) => {
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
  ["its party size to a smaller one", { partySize: 3 }, 7],
  ["its end", { endAt: at("22:00") }, 8],
  ["its status to completed", { status: "completed" }, 8],
  ["its status to no-show", { status: "no_show" }, 4],
  ["nothing, naming the values that it has", {
    startAt: at("18:00"),
    partySize: 4,
  }, 8],
];

for (const [change, edit, covers] of harmless) {
  evenings.test(`a booking of a service that is beyond its limit may still change ${change}`, async ({ sql, restaurant, friday }) => {
    await addCapacityRule(sql, restaurant, { max_covers: 99 });
    await changeLimits(sql, restaurant, { max_covers: 1 });
    const { capacity } = await update(sql, friday, edit);
    assertEquals(capacity, {
      state: "enforced",
      covers,
      maxCovers: 1,
      parties: edit.status === "no_show" ? 1 : 2,
      maxParties: null,
      coversWithoutTable: 0,
    });
  });
}

scene.test("a party of a service that is beyond its limit may still sit down, and grow then", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    aroundNow(),
  );
  await addCapacityRule(sql, restaurant, { max_covers: 1 });
  const seated = await update(sql, bookingId, { status: "checked_in" });
  const grown = await update(sql, bookingId, { partySize: 6 });
  const limits = {
    state: "enforced",
    maxCovers: 1,
    parties: 1,
    maxParties: null,
    coversWithoutTable: 0,
  } as const;
  assertEquals(seated.capacity, { ...limits, covers: 4 });
  assertEquals(grown.capacity, { ...limits, covers: 6 });
});
