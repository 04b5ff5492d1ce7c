import { assertEquals, assertStringIncludes } from "@std/assert";
import { connect } from "../../support/database.ts";
import { Document } from "../../support/document.ts";
import { SUPABASE_DIR } from "../faults/own_stack.ts";
import { Production } from "./production.ts";

const id = (digit: number) => `${String(digit).repeat(8)}-0000-4000-8000-0`;
const RESTAURANT = `${id(1)}00000000001`;
const [T1, T2] = [`${id(3)}00000000001`, `${id(3)}00000000002`];
const booking = (number: number) => `${id(5)}0000000000${number}`;

/** An application with tables of the names of ours, and an evening in them. */
const APPLICATION = `
  create type public.booking_status as enum (
    'new', 'confirmed', 'seated', 'finished', 'cancelled', 'no-show'
  );
  create table public.restaurants (id uuid primary key, name text);
  create table public.zones (
    id uuid primary key,
    restaurant_id uuid references public.restaurants, title text
  );
  create table public.tables (
    id uuid primary key,
    zone_id uuid references public.zones, label text, seats integer
  );
  create table public.bookings (
    id uuid primary key,
    restaurant_id uuid references public.restaurants,
    guests integer, starts_at timestamptz, ends_at timestamptz,
    status public.booking_status, guest text, remarks text
  );
  create index bookings_start_at_idx on public.bookings (starts_at);
  create table public.booking_tables (
    booking_id uuid references public.bookings,
    table_id uuid references public.tables
  );
  create view public.service_periods as
  select distinct date_trunc('day', starts_at) as day from public.bookings;
  create function public.unassign_tables_atomic(
    p_booking_id uuid, p_table_ids uuid[] default null,
    p_idempotency_key text default null
  ) returns jsonb language plpgsql as $$
  begin
    delete from booking_tables where booking_id = p_booking_id;
    update bookings set status = 'new' where id = p_booking_id;
    return '{}';
  end;
  $$;

  insert into public.restaurants values ('${RESTAURANT}', 'Gasthaus Linde');
  insert into public.zones values ('${
  id(2)
}00000000001', '${RESTAURANT}', 'Inside');
  insert into public.tables values
    ('${T1}', '${id(2)}00000000001', 'T1', 4), ('${T2}', '${
  id(2)
}00000000001', 'T2', 2);
  insert into public.bookings
  select format('${id(5)}0000000000%s', number)::uuid, '${RESTAURANT}', guests,
    starts_at, starts_at + interval '2 hours', status::public.booking_status,
    'Guest ' || number, null
  from (
    values
      (1, 4, now() - interval '2 days', 'finished'),
      (2, 4, now() - interval '2 days', 'seated'),
      (3, 2, now() + interval '1 day', 'cancelled'),
      (4, 2, now() - interval '1 day', 'no-show'),
      (5, 4, now() - interval '1 hour', 'seated'),
      (6, 2, now() + interval '1 day', 'confirmed'),
      (7, 2, now() + interval '1 day', 'confirmed'),
      (8, 2, now() + interval '1 day', 'new')
  ) as b (number, guests, starts_at, status);
  insert into public.booking_tables values
    ('${booking(1)}', '${T1}'), ('${booking(2)}', '${T1}'),
    ('${booking(5)}', '${T1}'), ('${booking(6)}', '${T2}'),
    ('${booking(7)}', '${T2}');`;

const deployment = await Document.read("deploy.md");
const [
  LIST = "",
  CREATE_SCHEMA = "",
  FIND_FUNCTIONS = "",
  FIND_UNFIT = "",
  COPY = "",
  SEAT = "",
  COMPARE = "",
] = deployment.blocks("Beside older tables");

Deno.test("the documented way moves an application with the same names aside, pushes, and takes its bookings over", async (t) => {
  await using production = await Production.start(APPLICATION);
  await using sql = connect(1);

  await t.step("a push stops at the history, then at the names", async () => {
    const foreign = await production.supabase(
      "db",
      "push",
      `--workdir=${SUPABASE_DIR}/..`,
    );
    assertEquals(foreign.success, false);
    assertStringIncludes(
      foreign.output,
      "Remote migration versions not found in local migrations directory",
    );
    await production.takeMigrations();
    const { success, output } = await production.supabase(
      "db",
      "push",
      "--include-all",
    );
    assertEquals(success, false);
    assertStringIncludes(
      output,
      'type "booking_status" already exists (SQLSTATE 42710)',
    );
  });

  await t.step(
    "the commands that move the application are listed",
    async () => {
      const moves = (await sql.unsafe(LIST)).map(({ move }) => move).sort();
      assertEquals(moves, [
        "alter routine unassign_tables_atomic(uuid,uuid[],text) set schema legacy",
        "alter table public.bookings set schema legacy",
        "alter table public.restaurants set schema legacy",
        "alter table public.service_periods set schema legacy",
        "alter table public.zones set schema legacy",
        "alter type public.booking_status set schema legacy",
      ]);
      await sql.unsafe(CREATE_SCHEMA);
      for (const move of moves) await sql.unsafe(move);
      assertEquals([...await sql.unsafe(LIST)], []);
    },
  );

  await t.step(
    "a function whose text names what has moved is found",
    async () => {
      const rows = await sql.unsafe(FIND_FUNCTIONS);
      assertEquals(rows.map(({ function: name }) => name), [
        "legacy.unassign_tables_atomic(uuid,uuid[],text)",
      ]);
    },
  );

  await t.step("the push goes through", async () => {
    const { success, output } = await production.supabase(
      "db",
      "push",
      "--include-all",
    );
    assertEquals(success, true, output);
    assertEquals((await sql`select from bookings`).length, 0);
    assertEquals((await sql`select from legacy.bookings`).length, 8);
  });

  await t.step(
    "the rest of the application moves, and its data is copied",
    async () => {
      await sql`alter table tables set schema legacy`;
      await sql`alter table booking_tables set schema legacy`;
      assertEquals([...await sql.unsafe(FIND_UNFIT)], []);
      await sql.unsafe(COPY);
      await sql.unsafe(SEAT);
      const rows = await sql`
      select b.guest_name, b.status,
        array(
          select d.label from table_assignments as a
          join assigned_tables as h on h.assignment_id = a.id
          join dining_tables as d on d.id = h.table_id
          where a.booking_id = b.id
        ) as tables
      from bookings as b order by b.guest_name`;
      assertEquals(
        rows.map((
          { guest_name, status, tables },
        ) => [guest_name, status, ...tables]),
        [
          ["Guest 1", "completed"],
          ["Guest 2", "completed"],
          ["Guest 3", "cancelled"],
          ["Guest 4", "no_show"],
          ["Guest 5", "checked_in", "T1"],
          ["Guest 6", "confirmed", "T2"],
          ["Guest 7", "pending"],
          ["Guest 8", "pending"],
        ],
      );
    },
  );

  await t.step(
    "what could not be seated is listed, and the counts compare",
    async () => {
      const [left] =
        await sql`select booking_id, reason from legacy.not_seated`;
      assertEquals(left?.booking_id, booking(7));
      assertStringIncludes(left?.reason, "T2");
      assertEquals(
        (await sql.unsafe(COMPARE)).map((row) => Object.values(row).join(" ")),
        [
          "new pending 1",
          "confirmed pending 1",
          "confirmed confirmed 1",
          "seated checked_in 1",
          "seated completed 1",
          "finished completed 1",
          "cancelled cancelled 1",
          "no-show no_show 1",
        ],
      );
    },
  );
});
