import { assert, assertEquals } from "@std/assert";
import {
  errorCatalogue,
  type Reason,
} from "../../../supabase/functions/_shared/error_catalogue.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { Random } from "../../../support/random.ts";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { aroundNow, at, during, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  addAdjacency,
  addTable,
  addZone,
} from "../../../support/restaurant.ts";
import { create, seat } from "../../../support/room_rpc.ts";
import { assign, update } from "../../../support/rpc.ts";
import { createScene, type Scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { findMisfits } from "../../../support/set_up_rpc.ts";
import { addMember, asRole, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { managed } from "./managed.ts";

/** The misfits of the restaurant: their reasons by the names of bookings. */
async function reasonsOf(
  { sql, restaurant }: Pick<Scene, "sql" | "restaurant">,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, readonly string[]>> {
  const { misfits } = await findMisfits(sql, restaurant.id);
  return Object.fromEntries(
    misfits.map(({ bookingId, reasons }) => {
      const [name = bookingId] = Object.entries(names).find(([, id]) =>
        id === bookingId
      ) ?? [];
      return [name, reasons];
    }),
  );
}

const NOTHING = { misfits: [], capacity: "checked", complete: true } as const;

managed.test("bookings that fit are no misfits, and a misfit is described", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("18:00", "20:00"),
  );
  assertEquals(await findMisfits(sql, restaurant.id), {
    restaurantId: restaurant.id,
    ...NOTHING,
  });
  await sql`update dining_tables set seats = 2 where id = ${T1}`;
  await withoutTrace(sql, restaurant, async () => {
    assertEquals(await findMisfits(sql, restaurant.id), {
      restaurantId: restaurant.id,
      ...NOTHING,
      misfits: [{
        bookingId,
        startAt: at("18:00"),
        endAt: at("20:00"),
        partySize: 4,
        tableIds: [T1],
        reasons: ["PARTY_EXCEEDS_SEATS"],
      }],
    });
  });
});

managed.test("each rule that a set of tables breaks is named", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3, T4 } } = scene;
  await addAdjacency(sql, restaurant.id, T1, T2);
  await addAdjacency(sql, restaurant.id, T3, T4);
  const day = (n: number) =>
    during("18:00", "20:00", `2031-06-${`${n}`.padStart(2, "0")}`);
  const pair = async (tables: string[], n: number) =>
    (await addSeatedBooking(sql, restaurant, tables, day(n))).bookingId;
  const names = {
    first: await pair([T1, T2], 10),
    second: await pair([T3, T4], 11),
    single: await pair([T4], 12),
  };
  assertEquals(await reasonsOf(scene, names), {});

  await sql`
    delete from table_adjacencies where ${T1} in (table_a, table_b)`;
  assertEquals(await reasonsOf(scene, names), {
    first: ["TABLES_NOT_ADJACENT"],
  });
  await sql`update dining_tables set is_movable = false where id = ${T3}`;
  await sql`update dining_tables set is_active = false where id = ${T4}`;
  assertEquals(await reasonsOf(scene, names), {
    first: ["TABLES_NOT_ADJACENT"],
    second: ["TABLE_INACTIVE", "TABLE_NOT_MOVABLE"],
    single: ["TABLE_INACTIVE"],
  });
  const zoneId = await addZone(sql, restaurant.id);
  await sql`update dining_tables set zone_id = ${zoneId} where id = ${T1}`;
  assertEquals((await reasonsOf(scene, names)).first, ["TABLES_SPAN_ZONES"]);
});

managed.test("what staff allowed on purpose is no misfit", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3, T4 } } = scene;
  const zoneId = await addZone(sql, restaurant.id);
  await sql`update dining_tables set zone_id = ${zoneId} where id = ${T2}`;
  const apart = await addBooking(sql, restaurant, during("18:00", "20:00"));
  const crowded = await addBooking(sql, restaurant, {
    ...during("18:00", "20:00"),
    party_size: 6,
  });
  await seat(sql, restaurant.id, [
    { bookingId: apart, tableIds: [T1, T2], apart: true },
    { bookingId: crowded, tableIds: [T3], extraChairs: true },
  ]);
  const walkIn = await create(sql, restaurant.id, {
    startAt: at("18:00"),
    partySize: 5,
    tableIds: [T4],
    extraChairs: true,
  });
  const names = { apart, crowded, walkIn: walkIn.booking.id };
  assertEquals(await reasonsOf(scene, names), {});
  await sql`
    update dining_tables set seats = 2
    where restaurant_id = ${restaurant.id}`;
  assertEquals(await reasonsOf(scene, names), {
    crowded: ["PARTY_EXCEEDS_SEATS"],
    walkIn: ["PARTY_EXCEEDS_SEATS"],
  });
});

managed.test("beyond a new limit are the bookings that were made last, in each service", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3 } } = scene;
  const period = await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "23:00",
  });
  const names = {
    late: (await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      during("19:00", "20:00"),
    )).bookingId,
    early: (await addSeatedBooking(
      sql,
      restaurant,
      [T2],
      during("17:00", "18:00"),
    )).bookingId,
    last: (await addSeatedBooking(
      sql,
      restaurant,
      [T3],
      during("17:30", "18:30"),
    )).bookingId,
    saturday: (await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      during("17:30", "18:30", SATURDAY),
    )).bookingId,
    lunch: (await addSeatedBooking(
      sql,
      restaurant,
      [T1],
      during("10:00", "11:00"),
    )).bookingId,
  };
  await addCapacityRule(sql, restaurant, {
    service_period_id: period,
    max_covers: 8,
  });
  assertEquals(await reasonsOf(scene, names), { last: ["CAPACITY_EXCEEDED"] });
  await sql`
    update restaurant_capacity_rules set max_covers = null, max_parties = 1
    where restaurant_id = ${restaurant.id}`;
  assertEquals(await reasonsOf(scene, names), {
    early: ["CAPACITY_EXCEEDED"],
    last: ["CAPACITY_EXCEEDED"],
  });
});

managed.test("a limit without a service is counted for the whole date, as the guard does", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3 } } = scene;
  const seated = async (tableId: string, from: string, to: string) =>
    (await addSeatedBooking(sql, restaurant, [tableId], during(from, to)))
      .bookingId;
  const names = {
    first: await seated(T1, "10:00", "11:00"),
    second: await seated(T2, "15:00", "16:00"),
    third: await seated(T3, "20:00", "21:00"),
  };
  await addCapacityRule(sql, restaurant, { max_covers: 8 });
  assertEquals(await reasonsOf(scene, names), { third: ["CAPACITY_EXCEEDED"] });
});

managed.test("who was let in past a limit on purpose is no misfit", async (scene) => {
  const { sql, restaurant, tables: { T1, T2 } } = scene;
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await addSeatedBooking(sql, restaurant, [T1], during("18:00", "20:00"));
  await create(sql, restaurant.id, {
    startAt: at("18:00"),
    tableIds: [T2],
    capacityOverride: "A regular",
  });
  assertEquals(await reasonsOf(scene, {}), {});
});

managed.test("parties that sit, have left or hold nothing are no misfits", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3 } } = scene;
  const seated = await addSeatedBooking(sql, restaurant, [T1], aroundNow());
  await update(sql, seated.bookingId, { status: "checked_in" });
  const gone = await addSeatedBooking(sql, restaurant, [T2], aroundNow());
  await update(sql, gone.bookingId, { status: "completed" });
  await addBooking(sql, restaurant);
  const past = await addBooking(sql, restaurant, aroundNow());
  await assign(sql, past, [T3]);
  await sql`
    update bookings
    set start_at = now() - interval '3 hours', end_at = now() - interval '1 hour'
    where id = ${past}`;
  await sql`
    update dining_tables set seats = 1, is_active = false
    where restaurant_id = ${restaurant.id}`;
  assertEquals(await reasonsOf(scene, {}), {});
});

managed.test("members and secret keys may ask, strangers not", async ({ sql, restaurant }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  const elsewhere = await createScene(sql);
  const stranger = await addMember(sql, elsewhere.restaurant, "owner");
  const ask = (session: typeof sql) => findMisfits(session, restaurant.id);
  const expected = { restaurantId: restaurant.id, ...NOTHING };
  assertEquals(await asUser(sql, viewer, ask), expected);
  assertEquals(await asRole(sql, "service_role", ask), expected);
  await assertRefused(
    () => asUser(sql, stranger, ask),
    "RESTAURANT_NOT_FOUND",
  );
});

managed.test("more than 200 misfits are not listed, and the answer says so", async ({ sql, restaurant, tables: { T1 } }) => {
  await sql`
    with booking as (
      insert into bookings (restaurant_id, party_size, start_at, end_at, status)
      select ${restaurant.id}, 4, t.start_at, t.start_at + interval '30 minutes',
        'confirmed'
      from generate_series(1, 201) as n
      cross join lateral (
        select timestamptz '2031-06-01 00:00Z' + n * interval '1 hour' as start_at
      ) as t
      returning id, hold
    ), assignment as (
      insert into table_assignments (restaurant_id, booking_id, during)
      select ${restaurant.id}, id, hold from booking
      returning id, during
    )
    insert into assigned_tables (restaurant_id, assignment_id, table_id, during)
    select ${restaurant.id}, id, ${T1}, during from assignment`;
  assertEquals((await findMisfits(sql, restaurant.id)).complete, true);
  await sql`update dining_tables set seats = 2 where id = ${T1}`;
  const { misfits, complete } = await findMisfits(sql, restaurant.id);
  assertEquals([misfits.length, complete], [200, false]);
  const starts = misfits.map(({ startAt }) => startAt);
  assertEquals(starts, starts.toSorted());
});

/** So many different ones of the tables. */
function several(random: Random, tables: readonly string[], count: number) {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.pick(tables));
  return [...chosen];
}

for (const seed of [1, 2, 3]) {
  managed.test(`a misfit is what the assignment would be refused for today (seed ${seed})`, async ({ sql, restaurant }) => {
    const random = new Random(seed);
    const { id } = restaurant;
    const terrace = await addZone(sql, id);
    const tables = [...restaurant.tableIds];
    for (let n = 5; n <= 12; n++) {
      tables.push(await addTable(sql, restaurant, { label: `T${n}` }));
    }
    const bookings = new Map<string, string[]>();
    for (let n = 0; n < 40; n++) {
      const tableIds = several(random, tables, 1 + random.below(3));
      const day = `2031-07-${`${n % 28 + 1}`.padStart(2, "0")}`;
      const hour = n < 28 ? 12 : 18;
      const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
        ...during(`${hour}:00`, `${hour + 2}:00`, day),
        party_size: 1 + random.below(4 * tableIds.length),
      });
      bookings.set(bookingId, tableIds);
    }
    for (const tableId of tables) {
      await sql`
        update dining_tables
        set zone_id = ${random.happens(0.2) ? terrace : restaurant.zoneId},
          seats = ${2 + random.below(3)},
          is_movable = ${random.happens(0.9)},
          is_active = ${random.happens(0.9)}
        where id = ${tableId}`;
    }
    for (let n = 0; n < 40; n++) {
      const [a = "", b = ""] = several(random, tables, 2).sort();
      await sql`
        insert into table_adjacencies (restaurant_id, table_a, table_b)
        values (${id}, ${a}, ${b}) on conflict do nothing`;
    }
    const reasons = await reasonsOf({ sql, restaurant }, {});
    const refused: string[] = [];
    for (const [bookingId, tableIds] of bookings) {
      const { sqlstate } = await outcomeOf(
        assign(sql, bookingId, tableIds, { requireAdjacency: true }),
      );
      if (sqlstate === "00000") continue;
      refused.push(bookingId);
      const codes = (reasons[bookingId] ?? []).map((reason) =>
        errorCatalogue[reason as Reason].sqlstates[0]
      );
      assertEquals([bookingId, codes.includes(sqlstate)], [bookingId, true]);
    }
    assertEquals(Object.keys(reasons).sort(), refused.sort());
    assert(refused.length > 0 && refused.length < bookings.size);
  });
}
