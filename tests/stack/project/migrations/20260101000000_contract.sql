-- What the tests of the local stack use. In the table `notes` signed-in users
-- have their own rows; no API role has access to `secrets`.

create extension btree_gist with schema extensions;

create table public.notes (
  id int generated always as identity primary key,
  owner uuid not null default auth.uid(),
  body text not null
);
alter table public.notes enable row level security;
create policy own on public.notes
  using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
grant select, insert, update, delete on public.notes to authenticated;

create table public.secrets (id int primary key);

create table public.shapes (
  id int primary key,
  instant timestamptz,
  local timestamp,
  amount numeric,
  bytes bytea,
  document jsonb,
  tags text[],
  days date[],
  instants timestamptz[],
  names name[],
  period tstzrange,
  day date,
  big bigint,
  nothing text
);
grant select on public.shapes to anon;
insert into public.shapes values (
  1, '2026-05-01 18:00:00.5+00', '2026-05-01 18:00:00', 1.5, '\xdeadbeef',
  '{"a": [1, null]}', '{x,"y z"}', '{2026-05-01,NULL}',
  '{2026-05-01 18:00:00+00}', '{a,b}', '[2026-05-01 18:00+00,2026-05-01 20:00+00)',
  '2026-05-01', 9007199254740991, null
);

create table public.parents (id int primary key);
create table public.children (
  id int primary key check (id > 0),
  parent int references public.parents deferrable initially immediate,
  name text not null unique,
  during tstzrange,
  exclude using gist (name with =, during with &&)
);
insert into public.parents values (1);
insert into public.children values
  (1, 1, 'first', '[2026-01-01,2026-02-01)'), (3, 1, 'third', null);
grant select, insert on public.children to anon;

create function public.whoami() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'role', current_user, 'uid', auth.uid(), 'claims', auth.jwt()
  )
$$;

create function public.for_service_only() returns int
language sql stable as 'select 1';
revoke execute on function public.for_service_only() from public;
grant execute on function public.for_service_only() to service_role;

create function public.raise_error(
  code text, message text default 'the message',
  detail text default 'the detail', hint text default 'the hint'
) returns void language plpgsql as $$
begin
  raise exception using
    errcode = raise_error.code, message = raise_error.message,
    detail = raise_error.detail, hint = raise_error.hint;
end
$$;

create function public.read_missing_table() returns int
language plpgsql as $$
begin
  return (select count(*) from public.no_such_table);
end
$$;

create function public.call_missing_function() returns int
language plpgsql as $$
begin
  return public.no_such_function();
end
$$;

create function public.write_something() returns void
language sql volatile security definer as $$
  insert into public.secrets values (1) on conflict do nothing
$$;

create function public.orphan_at_commit() returns void
language plpgsql volatile security definer as $$
begin
  set constraints all deferred;
  insert into public.children (id, parent, name) values (99, 99, 'orphan');
end
$$;

create function public.type_of(document jsonb) returns text
language sql stable as 'select jsonb_typeof(type_of.document)';

create function public.request_setting(name text) returns text
language sql stable as $$
  select current_setting('request.' || request_setting.name, true)
$$;

-- Values that a database driver would write to JSON in another way, or might.
create view public.all_types as select
  1::smallint as small,
  9007199254740991 as big,
  1.50 as amount,
  'NaN'::numeric as not_a_number,
  'Infinity'::float8 as infinite,
  0.1::float8 as tenth,
  '{0.1,NaN,NULL}'::float8[] as floats,
  true as flag,
  null::text as nothing,
  '2026-05-01 18:00:00.5+02'::timestamptz as instant,
  '2026-05-01 18:00:00'::timestamp as local,
  '2026-05-01'::date as day,
  '18:00'::time as at,
  '1 day 02:00:00'::interval as lapse,
  '\xdeadbeef'::bytea as bytes,
  '{"a": [1, null]}'::jsonb as document,
  int4range(1, 3) as span,
  '(1,2)'::point as spot,
  '<(1,2),3>'::circle as ring,
  '{1,NULL}'::int[] as numbers,
  '{1.5,NULL}'::numeric[] as amounts,
  array['x', 'y, z', '"', 'null', null, ''] as texts,
  '{}'::text[] as no_texts,
  '{true,NULL}'::bool[] as flags,
  '{2026-05-01,NULL}'::date[] as days,
  '{2026-05-01 18:00:00+00,NULL}'::timestamptz[] as instants,
  array['00000000-0000-4000-8000-00000000000a'::uuid] as ids;
grant select on public.all_types to anon;

create function public.all_types_as_json() returns json
language sql stable as 'select to_json(row) from public.all_types as row';
