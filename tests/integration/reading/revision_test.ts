import { assertEquals, assertNotEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import { insertAssignment } from "../../../support/direct_assignment.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { at, during, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { addSittingParty } from "../../../support/party.ts";
import { poll, readService } from "../../../support/reading.ts";
import {
  addAdjacency,
  addTable,
  addZone,
} from "../../../support/restaurant.ts";
import { block, create, edit, unblock } from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addTurnTime } from "../../../support/turn_time.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { untilTrue } from "../../../support/waiting.ts";

/** A Friday with something of everything that is read. */
const friday = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }: Scene) => {
    const { id } = restaurant;
    const times = { start_time: "18:00", end_time: "23:00" };
    const periodId = await addServicePeriod(sql, restaurant, times);
    await addTurnTime(sql, restaurant, { up_to_party_size: 4, minutes: 90 });
    await addCapacityRule(sql, restaurant, { max_covers: 50 });
    await addAdjacency(sql, id, T1, T2);
    const userId = await addMember(sql, restaurant, "host");
    const held = await addBooking(sql, restaurant, during("18:00", "20:00"));
    await assign(sql, held, [T1]);
    const pending = await addBooking(sql, restaurant, during("18:00", "20:00"));
    const blocked = await block(sql, id, {
      tableIds: [T3, T4],
      startAt: at("18:00"),
      endAt: at("20:00"),
    });
    return { id, periodId, userId, held, pending, blocked };
  },
});

type Arranged = Parameters<Parameters<typeof friday.test>[1]>[0];

/** What a desk must notice, and what brings it about. */
const changes: Readonly<Record<string, (friday: Arranged) => unknown>> = {
  "tables are assigned": ({ sql, pending, tables: { T2 } }) =>
    assign(sql, pending, [T2]),
  "another set is assigned": ({ sql, held, tables: { T2 } }) =>
    assign(sql, held, [T2]),
  "tables are given back": ({ sql, held }) => unassign(sql, held),
  "a name is edited": ({ sql, pending }) =>
    edit(sql, pending, { guestName: "Ada" }),
  "a party arrives": ({ sql, pending }) =>
    edit(sql, pending, { arrived: true }),
  "a booking moves to another date": ({ sql, held }) =>
    edit(sql, held, {
      startAt: at("18:00", SATURDAY),
      endAt: at("20:00", SATURDAY),
    }),
  "a booking is cancelled": ({ sql, held }) =>
    edit(sql, held, { status: "cancelled" }),
  "a booking is created": ({ sql, id }) =>
    create(sql, id, { startAt: at("19:00") }),
  "a party sits down now, on another date": (
    { sql, restaurant, tables: { T2 } },
  ) => addSittingParty(sql, restaurant, [T2]),
  "tables are blocked": ({ sql, id, tables: { T2 } }) =>
    block(sql, id, {
      tableIds: [T2],
      startAt: at("10:00"),
      endAt: at("11:00"),
    }),
  "a block is taken back": ({ sql, blocked }) =>
    unblock(sql, blocked.assignmentId),
  "guest data is erased": ({ sql, id, held }) =>
    sql`select erase_guest_data(${id}, ${[held]}::uuid[])`,
  "a booking is written directly": ({ sql, restaurant }) =>
    addBooking(sql, restaurant, during("19:00", "20:00")),
  "a booking is changed directly": ({ sql, held }) =>
    sql`update bookings set party_size = 2 where id = ${held}`,
  "a booking is written as it is, and gets a new version": ({ sql, held }) =>
    sql`update bookings set notes = notes where id = ${held}`,
  "a booking is deleted": ({ sql, pending }) =>
    sql`delete from bookings where id = ${pending}`,
  "tables are inserted directly": (
    { sql, restaurant, pending, tables: { T2 } },
  ) =>
    sql.begin(async (transaction) => {
      const session = transaction as unknown as Database;
      await insertAssignment(session, restaurant, pending, [T2]);
      await session`
        update bookings set status = 'confirmed' where id = ${pending}`;
    }),
  "a table is exchanged directly": ({ sql, id, held, tables: { T2 } }) =>
    sql`
      update assigned_tables as t set table_id = ${T2}
      from table_assignments as a
      where t.restaurant_id = ${id} and a.id = t.assignment_id
        and a.booking_id = ${held}`,
  "the reason of a block is changed directly": ({ sql, blocked }) =>
    sql`
      update table_assignments set block_reason = 'Storm'
      where id = ${blocked.assignmentId}`,
  "the window of a block is changed directly": ({ sql, blocked }) =>
    sql`
      update table_assignments set during = tstzrange(lower(during), ${
      at("21:00")
    })
      where id = ${blocked.assignmentId}`,
  "a table of a block is deleted directly": (
    { sql, blocked, tables: { T3 } },
  ) =>
    sql`
      delete from assigned_tables
      where assignment_id = ${blocked.assignmentId} and table_id = ${T3}`,
  "a zone is added": ({ sql, id }) => addZone(sql, id),
  "a zone is renamed": ({ sql, id }) =>
    sql`update zones set name = 'Garden' where restaurant_id = ${id}`,
  "a table is added": ({ sql, restaurant }) => addTable(sql, restaurant),
  "a table is taken out of use": ({ sql, tables: { T2 } }) =>
    sql`update dining_tables set is_active = false where id = ${T2}`,
  "a table is deleted": ({ sql, tables: { T2 } }) =>
    sql`delete from dining_tables where id = ${T2}`,
  "two tables are moved apart": ({ sql, id }) =>
    sql`delete from table_adjacencies where restaurant_id = ${id}`,
  "a service gets a pace": ({ sql, periodId }) =>
    sql`update service_periods set pace_covers = 9 where id = ${periodId}`,
  "a service is added": ({ sql, restaurant }) =>
    addServicePeriod(sql, restaurant, {
      start_time: "12:00",
      end_time: "15:00",
    }),
  "a service is deleted": ({ sql, periodId }) =>
    sql`delete from service_periods where id = ${periodId}`,
  "a turn time is changed": ({ sql, id }) =>
    sql`update turn_times set minutes = 60 where restaurant_id = ${id}`,
  "somebody joins the staff": ({ sql, restaurant }) =>
    addMember(sql, restaurant, "viewer"),
  "somebody gets a name": ({ sql, userId }) =>
    sql`update restaurant_members set name = 'Ana' where user_id = ${userId}`,
  "somebody's account is deleted": ({ sql, userId }) =>
    sql`delete from auth.users where id = ${userId}`,
  "the restaurant is renamed": ({ sql, id }) =>
    sql`update restaurants set name = 'Linde' where id = ${id}`,
  "the time zone is changed": ({ sql, id }) =>
    sql`update restaurants set timezone = 'Asia/Tokyo' where id = ${id}`,
  "a limit is changed": ({ sql, id }) =>
    sql`
      update restaurant_capacity_rules set max_covers = 51
      where restaurant_id = ${id}`,
  "a rule of the same limits is added": ({ sql, restaurant }) =>
    addCapacityRule(sql, restaurant, { max_covers: 50, day_of_week: 5 }),
  "the rules are deleted": ({ sql, id }) =>
    sql`delete from restaurant_capacity_rules where restaurant_id = ${id}`,
  "the guard is switched off": ({ sql, restaurant }) =>
    switchGuard(sql, restaurant, "off"),
  "recent events are deleted": ({ sql, id }) =>
    sql`delete from assignment_events where restaurant_id = ${id}`,
};

for (const [what, change] of Object.entries(changes)) {
  friday.test(`a desk reads again when ${what}`, async (friday) => {
    const { sql, id } = friday;
    const { revision } = await readService(sql, id, FRIDAY);
    const next = await poll(sql, id, FRIDAY, revision);
    assertEquals(next.unchanged, true, "Something has changed before");
    await change(friday);
    const read = await poll(sql, id, FRIDAY, next.revision);
    assertEquals(read.unchanged, undefined);
    assertEquals(
      (await poll(sql, id, FRIDAY, read.revision)).unchanged,
      true,
      "It changes all the time",
    );
  });
}

/** What another desk does that concerns no one who looks at Friday. */
const elsewhere: Readonly<Record<string, (friday: Arranged) => unknown>> = {
  "a booking of another date is created, seated and cancelled": async (
    { sql, id, tables: { T1 } },
  ) => {
    const { booking } = await create(sql, id, {
      startAt: at("18:00", "2031-06-16"),
    });
    await assign(sql, booking.id, [T1]);
    await edit(sql, booking.id, { notes: "Window" });
    await edit(sql, booking.id, { status: "cancelled" });
  },
  "tables are blocked on another date": async ({ sql, id, tables: { T1 } }) => {
    const { assignmentId } = await block(sql, id, {
      tableIds: [T1],
      startAt: at("18:00", "2031-06-16"),
      endAt: at("18:00", "2031-06-18"),
    });
    await unblock(sql, assignmentId);
  },
  "another restaurant changes everything": async ({ sql }) => {
    const { restaurant, tables: { T1 } } = await createScene(sql);
    await addCapacityRule(sql, restaurant, { max_covers: 10 });
    await switchGuard(sql, restaurant, "off");
    const booking = await addBooking(sql, restaurant, during("18:00", "20:00"));
    await assign(sql, booking, [T1]);
  },
  "somebody asks for suggestions and repeats what is done": async (
    { sql, held, tables: { T1 } },
  ) => {
    await sql`select suggest_tables(${held})`;
    await assign(sql, held, [T1]);
    await edit(sql, held, { partySize: 4 });
  },
};

for (const [what, change] of Object.entries(elsewhere)) {
  friday.test(`a desk does not read again when ${what}`, async (friday) => {
    const { sql, id } = friday;
    const { revision } = await readService(sql, id, FRIDAY);
    await change(friday);
    const { unchanged } = await poll(sql, id, FRIDAY, revision);
    assertEquals(unchanged, true);
  });
}

friday.test("a switch of the guard that expires is noticed, without a change", async ({ sql, restaurant, id }) => {
  const { bypass: none } = (await readService(sql, id, FRIDAY)).guard;
  assertEquals(none, null);
  const expiresAt = new Date(Date.now() + 2_000).toISOString();
  await switchGuard(sql, restaurant, "off", { expiresAt });
  const { revision, guard } = await readService(sql, id, FRIDAY);
  assertNotEquals(guard.bypass, null);
  await untilTrue(async () => {
    const read = await poll(sql, id, FRIDAY, revision);
    return !read.unchanged && read.guard.bypass === null;
  }, "The switch never expired");
});

friday.test("the switch of a session is noticed", async ({ sql, id }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  await sql.begin(async (transaction) => {
    await transaction`select set_config(${GUARD_SWITCH}, 'off', true)`;
    const session = transaction as unknown as Database;
    assertEquals(
      (await poll(session, id, FRIDAY, revision)).unchanged,
      undefined,
    );
  });
});

friday.test("a desk that looks at today notices what it would not see of another date", async ({ sql, restaurant, id }) => {
  const { revision } = await readService(sql, id);
  await addBooking(sql, restaurant, near(5, 60));
  assertEquals((await poll(sql, id, null, revision)).unchanged, undefined);
});

friday.test("a change is noticed in its own transaction, and one that is rolled back is none", async ({ sql, id, held }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  await sql.begin(async (transaction) => {
    const session = transaction as unknown as Database;
    await session`update bookings set party_size = 3 where id = ${held}`;
    const { unchanged } = await poll(session, id, FRIDAY, revision);
    assertEquals(unchanged, undefined);
    await session`rollback`;
  }).catch(() => {});
  assertEquals((await poll(sql, id, FRIDAY, revision)).unchanged, true);
});

friday.test("a revision is good for its restaurant, date and reader only", async ({ sql, id, restaurant, userId }) => {
  const { restaurant: other } = await createScene(sql);
  const { revision } = await readService(sql, id, FRIDAY);
  const colleague = await addMember(sql, restaurant, "owner");
  const { revision: own } = await asUser(
    sql,
    userId,
    (session) => readService(session, id, FRIDAY),
  );
  const answers = [
    await poll(sql, other.id, FRIDAY, revision),
    await poll(sql, id, SATURDAY, revision),
    await poll(sql, id, null, revision),
    await asUser(sql, colleague, (session) => poll(session, id, FRIDAY, own)),
  ];
  assertEquals(answers.map(({ unchanged }) => unchanged === true), [
    ...[false, false, false, false],
  ]);
  const again = await asUser(
    sql,
    userId,
    (session) => poll(session, id, FRIDAY, own),
  );
  assertEquals(again.unchanged, true);
});

friday.test("whatever is no revision is answered in full", async ({ sql, id }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  const [basis = "", until = "", from = "", to = "", snapshot = ""] = revision
    .split("|");
  const past = String(Math.floor(Date.parse(inMinutes(-1)) / 1000));
  const hostile = [
    ...["", "|", "||||", "0|0|0|0|1:1:", "null", "\u{1F4A9}", "'; drop"],
    [basis, until, from, to].join("|"),
    [basis, until, from, to, snapshot, ""].join("|"),
    [basis, until, from, to, "1:0:"].join("|"),
    [basis, until, from, to, "9:9:9"].join("|"),
    [basis, until, from, to, "99999999999999999999:1:"].join("|"),
    [basis, until, from, to, ""].join("|"),
    [basis, until, to, from, snapshot].join("|"),
    [basis, past, from, to, snapshot].join("|"),
    [basis, "-1", from, to, snapshot].join("|"),
    [basis, "NaN", from, to, snapshot].join("|"),
    [basis, "1e9", from, to, snapshot].join("|"),
    [basis, "9".repeat(40), from, to, snapshot].join("|"),
    [`${basis}0`, until, from, to, snapshot].join("|"),
    `${revision}${",1".repeat(5000)}`,
    "|".repeat(1_000_000),
  ];
  for (const known of hostile) {
    const read = await poll(sql, id, FRIDAY, known);
    assertEquals([known.slice(0, 200), read.unchanged], [
      known.slice(0, 200),
      undefined,
    ]);
  }
});
