import { assertEquals } from "@std/assert";
import {
  diagnosisAfter,
  linesOf,
  type Plant,
  sharedServer,
} from "./patient.ts";

const server = sharedServer();

const RESTAURANT = "00000000-0000-4000-8000-000000000001";
const TABLE = "00000000-0000-4000-8000-000000000002";
const SEATED = "00000000-0000-4000-8000-000000000003";
const WAITING = "00000000-0000-4000-8000-000000000004";
const EVENT = "00000000-0000-4000-8000-000000000005";

/** A table, a party that has it, and one that wants it at the same time. */
const ROOM = `
  insert into restaurants (id, name, timezone)
    values ('${RESTAURANT}', 'Room', 'Europe/Berlin');
  insert into zones (id, restaurant_id, name)
    values ('${RESTAURANT}', '${RESTAURANT}', 'Main room');
  insert into dining_tables (id, restaurant_id, zone_id, label, seats)
    values ('${TABLE}', '${RESTAURANT}', '${RESTAURANT}', 'T1', 4);
  insert into bookings (id, restaurant_id, party_size, start_at, end_at, guest_name, notes)
    select id, '${RESTAURANT}', 2, '2040-01-01 18:00Z', '2040-01-01 20:00Z',
      'Ada Tidewater', 'Nuts!'
    from unnest(array['${SEATED}', '${WAITING}']::uuid[]) as id;
  select assign_tables_atomic_v2('${SEATED}', array['${TABLE}']::uuid[]);
  -- From here on neither triggers nor foreign keys keep anything in order.
  set local session_replication_role = replica;
`;

/** Gives the table to the party that waits, too. */
const GIVE_AGAIN = `
  update bookings set status = 'confirmed' where id = '${WAITING}';
  insert into table_assignments (id, restaurant_id, booking_id, during)
    select id, restaurant_id, id, hold from bookings where id = '${WAITING}';
  insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select id, restaurant_id, '${TABLE}', hold from bookings where id = '${WAITING}';
`;

const ONCE =
  "invariants: I10 something was created, blocked or unblocked never or twice:";
const SITS =
  "invariants: I9 when a party sat down or left does not go with its status:";

const plants: readonly Plant[] = [
  { name: "nothing in a room in order", sql: ROOM, finds: [] },
  {
    name: "a table that two parties have at one time",
    sql: ROOM + GIVE_AGAIN,
    finds: [
      `invariants: I1 one table is held by two parties at one time: table_id ${TABLE}`,
    ],
  },
  {
    name: "nothing where one party follows another",
    sql: `${ROOM}
      update bookings set start_at = '2040-01-01 20:00Z', end_at = '2040-01-01 22:00Z'
        where id = '${WAITING}';
      ${GIVE_AGAIN}`,
    finds: [],
  },
  {
    name: "a booking that is confirmed without tables",
    sql: `${ROOM}
      update bookings set status = 'confirmed' where id = '${WAITING}'`,
    finds: [`invariants: I2 a booking and its tables disagree: id ${WAITING}`],
  },
  {
    name: "a booking that moved without its tables",
    sql: `${ROOM}
      update bookings set end_at = end_at + interval '1 hour' where id = '${SEATED}'`,
    finds: [`invariants: I2 a booking and its tables disagree: id ${SEATED}`],
  },
  {
    name: "two parties that sit at one table",
    sql: `${ROOM}
      update bookings set start_at = '2040-01-01 20:00Z', end_at = '2040-01-01 22:00Z'
        where id = '${WAITING}';
      ${GIVE_AGAIN}
      update bookings set status = 'checked_in', seated_at = now()
        where restaurant_id = '${RESTAURANT}';
      update table_assignments set occupied = true where restaurant_id = '${RESTAURANT}';
      update assigned_tables set occupied = true where restaurant_id = '${RESTAURANT}'`,
    finds: [
      `invariants: I8 two parties sit at one table: table_id ${TABLE}, restaurant_id ${RESTAURANT}`,
    ],
  },
  {
    name: "a table that is occupied by a party that does not sit",
    sql: `${ROOM}
      update assigned_tables set occupied = true where restaurant_id = '${RESTAURANT}'`,
    finds: [
      `invariants: I9 a table is occupied and its party does not sit, or the reverse: table_id ${TABLE}`,
    ],
  },
  {
    name: "a party that waits and has sat down",
    sql: `${ROOM}
      update bookings set seated_at = now() where id = '${WAITING}'`,
    finds: [`${SITS} id ${WAITING}`],
  },
  {
    name: "a party that sat, is over and never left",
    sql: `${ROOM}
      update bookings set status = 'completed', seated_at = start_at
        where id = '${WAITING}'`,
    finds: [`${SITS} id ${WAITING}`],
  },
  {
    name: "nothing in bookings that were over when they were inserted",
    sql: `insert into restaurants (id, name, timezone)
        values ('${RESTAURANT}', 'Room', 'Europe/Berlin');
      insert into bookings (restaurant_id, party_size, start_at, end_at, status)
        select '${RESTAURANT}', 2, '2020-01-01 18:00Z', '2020-01-01 20:00Z', status
        from unnest('{completed,cancelled,no_show}'::booking_status[]) as status`,
    finds: [],
  },
  {
    name: "an event that changes nothing",
    sql: `${ROOM}
      insert into assignment_events (id, restaurant_id, booking_id, action, actor_role, before, after)
        select '${EVENT}', restaurant_id, booking_id, 'released', actor_role, after, after
        from assignment_events where booking_id = '${WAITING}'`,
    finds: [
      `invariants: I10 an event says that nothing has changed: id ${EVENT}`,
    ],
  },
  {
    name: "a booking without the event of its creation",
    sql: `${ROOM}
      delete from assignment_events where booking_id = '${WAITING}'`,
    finds: [`${ONCE} id ${WAITING}`],
  },
  {
    name: "a booking that was created twice",
    sql: `${ROOM}
      insert into assignment_events (id, restaurant_id, booking_id, action, actor_role, before, after)
        select '${EVENT}', restaurant_id, booking_id, action, actor_role, before, after
        from assignment_events where booking_id = '${WAITING}'`,
    finds: [`${ONCE} id ${WAITING}`],
  },
  {
    name: "nothing in bookings whose events were pruned",
    sql: `${ROOM}
      update bookings set created_at = '2020-01-01Z' where id = '${WAITING}';
      delete from assignment_events where booking_id = '${WAITING}'`,
    finds: [],
  },
  {
    name: "nothing where the whole audit was pruned",
    sql: `${ROOM} delete from assignment_events`,
    finds: [],
  },
];

for (const { name, sql, finds } of plants) {
  Deno.test(`the doctor finds ${name}`, async () => {
    assertEquals(linesOf(await diagnosisAfter(server(), sql)), finds);
  });
}

Deno.test("many places of one fault are counted, and the first of them named", async () => {
  const { findings } = await diagnosisAfter(
    server(),
    `${ROOM}
    insert into bookings (restaurant_id, party_size, start_at, end_at, status, created_at)
      select '${RESTAURANT}', 2, '2040-01-01 18:00Z', '2040-01-01 20:00Z', 'confirmed', '2020-01-01Z'
      from generate_series(1, 1000)`,
  );
  const seen = findings.map(({ what, count, where }) => ({
    what,
    count,
    named: where.length,
  }));
  assertEquals(seen, [{
    what: "I2 a booking and its tables disagree",
    count: 1000,
    named: 20,
  }]);
});

Deno.test("a finding about a booking has no guest data", async () => {
  const diagnosis = await diagnosisAfter(
    server(),
    `${ROOM} update bookings set status = 'confirmed' where id = '${WAITING}'`,
  );
  assertEquals(diagnosis.findings.length, 1);
  assertEquals(/Tidewater|Nuts/.test(JSON.stringify(diagnosis)), false);
});
