/**
 * The schema files of a small project: a table with a policy, an enum,
 * functions, a trigger, and the table that an environment may leave out.
 */
export const ROOMS: Readonly<Record<string, string>> = {
  "0_foundations/01_app.sql": `create schema app;

revoke all on schema app from public;
grant usage on schema app to authenticated;
`,
  "0_foundations/02_mood.sql":
    `create type public.mood as enum ('calm', 'loud');

comment on type public.mood is 'How a room sounds.';
`,
  "0_foundations/03_mine.sql": `create function app.mine()
returns setof uuid
language plpgsql
stable
set search_path = ''
as $$
begin
  return query select auth.uid();
end;
$$;

comment on function app.mine() is 'The rooms of the caller.';

revoke execute on function app.mine() from public, anon, authenticated, service_role;
grant execute on function app.mine() to authenticated;
`,
  "1_tables/01_rooms.sql": `create table public.rooms (
  id uuid not null default gen_random_uuid(),
  name text not null,
  mood public.mood not null default 'calm',

  primary key (id),
  constraint a_room_has_a_name check (name <> '')
);

comment on table public.rooms is 'A room.';
comment on column public.rooms.name is 'Not empty.';

alter table public.rooms enable row level security;

create policy "callers read their rooms" on public.rooms
  for select to authenticated
  using (id in (select app.mine()));

revoke all on table public.rooms from public, anon, authenticated, service_role;
grant select on table public.rooms to authenticated, service_role;
`,
  "2_rooms/keep_rooms.sql": `create function app.keep_rooms()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'Rooms are kept';
end;
$$;

comment on function app.keep_rooms() is 'Trigger of rooms.';

revoke execute on function app.keep_rooms() from public, anon, authenticated, service_role;

create trigger rooms_are_kept
  before delete on public.rooms
  for each row
  when (old.mood = 'calm')
  execute function app.keep_rooms();
`,
  "2_rooms/room_state.sql": `create function app.room_state(p_room public.rooms)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object('name', p_room.name);
end;
$$;

comment on function app.room_state(public.rooms) is 'A room as JSON.';

revoke execute on function app.room_state(public.rooms) from public, anon, authenticated, service_role;
`,
  "9_rules_table/restaurant_capacity_rules.sql":
    `create table public.restaurant_capacity_rules (
  id uuid not null,
  room_id uuid not null,

  primary key (id),
  foreign key (room_id) references public.rooms (id)
);

alter table public.restaurant_capacity_rules enable row level security;

create policy "callers read their rules" on public.restaurant_capacity_rules
  for select to authenticated
  using (room_id in (select app.mine()));

revoke all on table public.restaurant_capacity_rules from public, anon, authenticated, service_role;
`,
};
