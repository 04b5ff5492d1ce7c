import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { at, during, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { addOverdueParty, addSittingParty } from "../../../support/party.ts";
import { readService } from "../../../support/reading.ts";
import { block, create, edit } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** The ids of what is read of a date, in the order of the answer. */
async function readIds(
  { sql, restaurant }: Pick<Scene, "sql" | "restaurant">,
  date: string | null = FRIDAY,
): Promise<string[]> {
  const { bookings } = await readService(sql, restaurant.id, date);
  return bookings.map(({ id }) => id);
}

scene.test("a booking is read with all that a desk shows of it", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const period = await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "23:00",
  });
  const { booking } = await create(sql, restaurant.id, {
    ...{ startAt: at("18:00"), endAt: at("20:00"), partySize: 5 },
    ...{ guestName: "Ada", guestPhone: "+49 30 1", notes: "Window" },
    ...{ tableIds: [T2, T1], arrived: true, arrivedGuests: 3 },
  });
  const { bookings } = await readService(sql, restaurant.id, FRIDAY);
  const { restaurantId: _, ...fields } = booking;
  assertEquals<unknown[]>([...bookings], [{
    ...fields,
    heldFrom: null,
    serviceDate: FRIDAY,
    servicePeriodId: period,
    tableIds: [T1, T2].sort(),
  }]);
});

scene.test("a date has its bookings in every status, and their tables", async (scene) => {
  const { sql, restaurant, tables: { T1 } } = scene;
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("17:00", "18:00"),
  );
  const others: string[] = [];
  for (const status of ["cancelled", "no_show", "completed"]) {
    const id = await addBooking(sql, restaurant, during("18:00", "19:00"));
    await sql`update bookings set status = ${status} where id = ${id}`;
    others.push(id);
  }
  others.push(await addBooking(sql, restaurant, during("18:00", "19:00")));
  assertEquals(await readIds(scene), [bookingId, ...others.sort()]);
});

scene.test("what holds a table on the date or begins within 12 hours after it is read, and nothing else of other dates", async (scene) => {
  const { sql, restaurant, tables: { T1, T2 } } = scene;
  const hold = async (table: string, start_at: string, end_at: string) => {
    const times = { start_at, end_at };
    const booked = await addSeatedBooking(sql, restaurant, [table], times);
    return booked.bookingId;
  };
  // Berlin's Friday ends at 22:00 UTC.
  const reaching = await hold(T1, at("20:00", "2031-06-12"), at("01:00"));
  await hold(T1, at("18:00", "2031-06-12"), at("20:00", "2031-06-12"));
  const morning = await hold(T1, at("09:45", SATURDAY), at("11:00", SATURDAY));
  await hold(T2, at("10:15", SATURDAY), at("11:00", SATURDAY));
  await addBooking(sql, restaurant, during("08:00", "09:00", SATURDAY));
  assertEquals(await readIds(scene), [reaching, morning]);
});

scene.test("everybody who sits now is read, whatever the date", async (scene) => {
  const { sql, restaurant, tables: { T1, T2, T3 } } = scene;
  const party = await addSittingParty(sql, restaurant, [T1]);
  const forgotten = await addOverdueParty(sql, restaurant, [T2, T3], 3 * 1440);
  const { bookings } = await readService(sql, restaurant.id, FRIDAY);
  assertEquals(bookings.map(({ id }) => id), [forgotten, party]);
  const read = await sql<{ day: string }[]>`
    select (start_at at time zone 'Europe/Berlin')::date::text as day
    from bookings where restaurant_id = ${restaurant.id} order by start_at`;
  assertEquals(
    bookings.map(({ serviceDate }) => serviceDate),
    read.map(({ day }) => day),
  );
});

scene.test("a list of more than a thousand bookings is read to the last", async (scene) => {
  const { sql, restaurant } = scene;
  await sql`
    insert into bookings (restaurant_id, party_size, start_at, end_at)
    select ${restaurant.id}, 2, t, t + interval '1 hour'
    from generate_series(
      ${at("10:00")}::text::timestamptz, ${at("20:00")}::text::timestamptz,
      interval '30 seconds'
    ) as t`;
  assertEquals((await readIds(scene)).length, 1201);
});

scene.test("blocks are read within the date and the 12 hours after it, with their reason", async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
  const add = (table: string, startAt: string, endAt: string) =>
    block(sql, restaurant.id, { tableIds: [table], startAt, endAt });
  const whole = await add(
    T1,
    at("00:00", "2031-06-01"),
    at("00:00", "2031-07-01"),
  );
  const next = await add(T2, at("09:00", SATURDAY), at("12:00", SATURDAY));
  await add(T3, at("18:00", "2031-06-12"), at("22:00", "2031-06-12"));
  await add(T4, at("10:00", SATURDAY), at("12:00", SATURDAY));
  const { blocks } = await readService(sql, restaurant.id, FRIDAY);
  assertEquals<unknown>(
    blocks,
    [whole, next].map(({ assignmentId, tableIds, startAt, endAt }) => ({
      ...{ assignmentId, tableIds, startAt, endAt },
      reason: "Rain",
      partOf: null,
    })),
  );
});

scene.test("where people sat when it was made, a block has a part that begins later", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const party = await addSittingParty(sql, restaurant, [T1]);
  const { assignmentId } = await block(sql, restaurant.id, {
    ...{ tableIds: [T1, T2], startAt: inMinutes(0), endAt: inMinutes(180) },
    displace: true,
  });
  const parts = async () =>
    (await readService(sql, restaurant.id)).blocks.map((
      { tableIds, partOf },
    ) => ({ tableIds, partOf }));
  const expected = [
    { tableIds: [T2], partOf: null },
    { tableIds: [T1], partOf: assignmentId },
  ];
  assertEquals(await parts(), expected);
  await edit(sql, party, { status: "completed" });
  assertEquals(await parts(), expected);
});

scene.test("one row as bad as a direct writer can make it hides nothing else", async (scene) => {
  const { sql, restaurant, tables: { T1, T2 } } = scene;
  const good = await addBooking(sql, restaurant, during("18:00", "19:00"));
  await sql.begin(async (transaction) => {
    const [row] = await transaction<{ id: string }[]>`
      insert into table_assignments (restaurant_id, block_reason, during)
      values (${restaurant.id}, ${"\u0001 \u{1F4A9}"}, '(,)')
      returning id`;
    await transaction`
      insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
      values (${row?.id ?? ""}, ${restaurant.id}, ${T1}, '(,)')`;
  });
  await sql`
    update dining_tables
    set x = -2147483648, y = 2147483647, width = 2147483647,
      label = ${"\u202E\u0007<script>"}, min_party = 1000
    where id = ${T2}`;
  await sql`
    insert into service_periods
      (restaurant_id, name, start_time, end_time, last_start, pace_covers)
    values (${restaurant.id}, ${"\u{1F600}".repeat(200)}, '00:00', '24:00',
      '24:00', 2147483647)`;
  await sql`
    update bookings set guest_name = ${'"\\\u0002'}, notes = ${
    "\n".repeat(2000)
  },
      arrived_at = 'infinity', created_at = '-infinity'
    where id = ${good}`;
  await sql`
    insert into assignment_events
      (restaurant_id, action, actor_role, before, after)
    values (${restaurant.id}, 'edited', 'x', '[1]',
      '{"startAt": "never", "endAt": {}, "status": 7}')`;
  const { bookings, blocks, tables, services, revision } = await readService(
    sql,
    restaurant.id,
    FRIDAY,
  );
  assertEquals(
    [bookings.length, blocks.length, tables.length, services.length],
    [1, 1, 4, 1],
  );
  const [open] = blocks;
  assertEquals([open?.startAt, open?.endAt], [
    at("22:00", "2031-06-12"),
    at("10:00", SATURDAY),
  ]);
  assertEquals(typeof revision, "string");
});

scene.test("a party that is here and waits is read with its arrival", async (scene) => {
  const { sql, restaurant } = scene;
  const { booking } = await create(sql, restaurant.id, {
    startAt: near(5, 60).start_at,
    arrived: true,
  });
  assertEquals(await readIds(scene, null), [booking.id]);
});

scene.test("a party that moves to another date is read there", async (scene) => {
  const { sql, restaurant, tables: { T1 } } = scene;
  const id = await addBooking(sql, restaurant, during("18:00", "19:00"));
  await assign(sql, id, [T1]);
  assertEquals(await readIds(scene, SATURDAY), []);
  await edit(sql, id, {
    startAt: at("18:00", SATURDAY),
    endAt: at("19:00", SATURDAY),
  });
  assertEquals(await readIds(scene, SATURDAY), [id]);
  assertEquals(await readIds(scene), []);
});
