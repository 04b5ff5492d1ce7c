import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, during, FRIDAY, SATURDAY } from "../../support/moment.ts";
import { readParty } from "../../support/party.ts";
import { create, seat } from "../../support/room_rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

/** A party on each of two days. */
async function arrange({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  const friday = await addBooking(sql, restaurant, during("18:00", "19:30"));
  const saturday = await addBooking(
    sql,
    restaurant,
    during("18:00", "19:30", SATURDAY),
  );
  return {
    friday,
    saturday,
    seatings: [
      { bookingId: friday, tableIds: [T1] },
      { bookingId: saturday, tableIds: [T2] },
    ],
  };
}

const pair = scene.with({ clients: 2, arrange });

pair.test("several that are seated while a limit is added wait, and are then decided by it", async ({ sql, restaurant, clients: [changer, client], saturday, seatings }) => {
  await changer`begin`;
  await addCapacityRule(changer, restaurant, {
    effective_date: SATURDAY,
    max_covers: 3,
  });
  const { outcome } = await startBlocked(
    sql,
    client,
    seat,
    restaurant.id,
    seatings,
  );
  await changer`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA102",
    details: { bookingId: saturday, covers: 4, maxCovers: 3 },
  });
  assertEquals(
    (await readParty(sql, seatings[0]?.bookingId ?? "")).status,
    "pending",
  );
});

pair.test("several that are seated while a limit is undone are seated", async ({ sql, restaurant, clients: [changer, client], seatings }) => {
  await changer`begin`;
  await addCapacityRule(changer, restaurant, { max_covers: 3 });
  const { outcome } = await startBlocked(
    sql,
    client,
    seat,
    restaurant.id,
    seatings,
  );
  await changer`rollback`;
  assertEquals((await outcome).sqlstate, "00000");
});

pair.test("a new limit waits for several that are being seated", async ({ sql, restaurant, clients: [client, changer], seatings }) => {
  await client`begin`;
  await seat(client, restaurant.id, seatings);
  const { outcome } = await startBlocked(
    sql,
    changer,
    (session: Database) =>
      addCapacityRule(session, restaurant, { max_covers: 3 }),
  );
  await client`commit`;
  assertEquals((await outcome).sqlstate, "00000");
});

pair.test("several and one that only together exceed a limit are not all seated", async ({ sql, restaurant, clients: [first, second], friday, seatings, tables: { T3 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  await first`begin`;
  await create(first, restaurant.id, {
    startAt: at("20:00"),
    tableIds: [T3],
  });
  const { outcome } = await startBlocked(
    sql,
    second,
    seat,
    restaurant.id,
    seatings,
  );
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA102",
    details: { bookingId: friday, serviceDate: FRIDAY, covers: 8 },
  });
});

const crowd = scene.with({ clients: 4 });

crowd.test("of many at once only as many walk in as the limit allows", async ({ sql, restaurant, clients, tables }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 8 });
  const outcomes = await Promise.allSettled(
    clients.map((client, index) =>
      create(client, restaurant.id, {
        startAt: at("18:00"),
        tableIds: Object.values(tables).slice(index, index + 1),
      })
    ),
  );
  assertEquals(
    outcomes.map(({ status }) => status).sort(),
    ["fulfilled", "fulfilled", "rejected", "rejected"],
  );
});

crowd.test("seatings of both days in any order do not deadlock", async ({ sql, restaurant, clients }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  const sets = await Promise.all(clients.map(async (_, index) => {
    const tableIds = restaurant.tableIds.slice(index, index + 1);
    const seatings: { bookingId: string; tableIds: string[] }[] = [];
    for (const day of [FRIDAY, SATURDAY]) {
      const window = during("18:00", "19:30", day);
      const bookingId = await addBooking(sql, restaurant, window);
      seatings.push({ bookingId, tableIds });
    }
    return index % 2 ? seatings : seatings.toReversed();
  }));
  const answers = await Promise.all(
    clients.map((client, index) =>
      seat(client, restaurant.id, sets[index] ?? [])
    ),
  );
  assertEquals(answers.map(({ capacity }) => capacity.length), [2, 2, 2, 2]);
});
