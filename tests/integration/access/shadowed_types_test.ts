import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import {
  createDirectRole,
  WRITE_BOOKINGS,
} from "../../../support/direct_role.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertRejectsWith } from "../../../support/violation.ts";

/** Types that function bodies name without their schema. */
const SHADOWED = [
  "bytea",
  "date",
  "jsonb",
  "name",
  "text",
  "timestamptz",
  "tstzrange",
  "tstzmultirange",
  "uuid",
];

/** The error that a shadowed type raises when it is used. */
const SPRUNG = "ZZ001";

/** Shadows types in the session: whoever uses one runs the session's code. */
async function shadowTypes(session: Database): Promise<void> {
  for (const type of SHADOWED) {
    await session.unsafe(`
      create function pg_temp.spring(pg_catalog.${type})
      returns pg_catalog.bool language plpgsql as $$
      begin
        raise exception 'running as %', current_user using errcode = '${SPRUNG}';
      end;
      $$;
      create domain pg_temp.${type} as pg_catalog.${type}
        check (pg_temp.spring(value))`);
  }
}

/** May shadow types, although nobody may by default. */
async function createAttacker(sql: Database, grants: readonly string[]) {
  const [row] = await sql`select current_database() as name`;
  const role = await createDirectRole(sql, [
    `temporary on database ${row?.name}`,
    ...grants,
  ]);
  await shadowTypes(role.session);
  return role;
}

const seated = scene.with({
  arrange: ({ sql, restaurant, tables: { T1 } }: Scene) =>
    addSeatedBooking(sql, restaurant, [T1]),
});

seated.test("a session's own types do not run as the owner in a write to bookings", async ({ sql, restaurant, bookingId }) => {
  await using attacker = await createAttacker(sql, WRITE_BOOKINGS);
  const { session } = attacker;
  await assertRejectsWith(
    () => session`select pg_catalog.gen_random_uuid()::uuid`,
    SPRUNG,
  );
  await session.unsafe(`
    insert into public.bookings (restaurant_id, party_size, start_at, end_at)
    values ('${restaurant.id}', 4, '2031-06-13 18:00Z', '2031-06-13 19:00Z');
    update public.bookings set start_at = start_at + interval '1 minute'
    where id = '${bookingId}';
    update public.bookings set status = 'cancelled' where id = '${bookingId}'`);
  assertEquals((await readSeating(sql, bookingId)).status, "cancelled");
});

/** How the calls below end for a role: only a secret key may do all of it. */
const ends = {
  authenticated: [
    ...["TA002", "TA002", "TA002", "TA002", "00000", "TA004"],
    ...["TA015", "TA004", "42501", "TA021"],
  ],
  service_role: [
    ...["TA010", "00000", "00000", "00000", "00000", "00000"],
    ...["00000", "00000", "TA020", "42501"],
  ],
};

for (const [role, expected] of Object.entries(ends)) {
  seated.test(`a session's own types do not run as the owner in the policies and RPCs that ${role} uses`, async ({ sql, bookingId, restaurant, tables: { T2, T3 } }) => {
    await using attacker = await createAttacker(sql, [role]);
    const { session } = attacker;
    await session.unsafe(`set role ${role}`);
    await assertRejectsWith(
      () => session`select pg_catalog.gen_random_uuid()::uuid`,
      SPRUNG,
    );
    await session`select count(*) from public.bookings`;
    const calls = [
      `public.assign_tables_atomic_v2('${bookingId}', '{${T2},${T3}}', true,
        null, 'assign')`,
      `public.assign_tables_atomic_v2('${bookingId}', '{${T2},${T3}}', false,
        null, 'assign')`,
      `public.update_booking_with_capacity_check('${bookingId}',
        p_start_at => '2031-06-13 18:00Z', p_end_at => '2031-06-13 19:00Z',
        p_notes => 'Ok', p_idempotency_key => 'update')`,
      `public.unassign_tables_atomic('${bookingId}', '{${T2}}', 'release')`,
      `public.export_guest_data('${restaurant.id}', '{${bookingId}}')`,
      `public.erase_guest_data('${restaurant.id}', '{${bookingId}}')`,
      `public.find_misfits('${restaurant.id}')`,
      `public.set_capacity_guard('${restaurant.id}', true)`,
      `public.create_restaurant('New', 'UTC', '${bookingId}')`,
      "public.accept_invitations()",
    ];
    const found: string[] = [];
    for (const call of calls) {
      const { sqlstate } = await outcomeOf(
        session.unsafe(`select ${call}`),
      );
      found.push(sqlstate);
    }
    assertEquals(found, expected);
  });
}

scene.test("a role without that right can create nothing temporary", async ({ sql }) => {
  await using role = await createDirectRole(sql, [
    ...WRITE_BOOKINGS,
    "authenticated",
  ]);
  const creations = [
    "create temporary table bookings (id integer)",
    "create domain pg_temp.uuid as pg_catalog.uuid",
    "create function pg_temp.f() returns int language sql as 'select 1'",
  ];
  for (const as of ["none", "authenticated"]) {
    await role.session.unsafe(`set role ${as}`);
    for (const creation of creations) {
      await assertRejectsWith(() => role.session.unsafe(creation), "42501");
    }
  }
});
