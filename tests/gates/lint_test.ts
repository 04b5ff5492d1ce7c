import { assertEquals, assertStringIncludes } from "@std/assert";
import { lint } from "../../gates/lint/lint.ts";
import { ScratchServer } from "../../gates/scratch_server.ts";

let server: ScratchServer;
Deno.test.beforeAll(async () => {
  server = await ScratchServer.start();
});
Deno.test.afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Lints functions in a database that has a table of rooms. */
async function findingsOf(functions: string): Promise<string[]> {
  await server.copy("postgres", "linted");
  await server.query(
    "linted",
    `create type public.mood as enum ('calm', 'loud');
    create table public.rooms (id uuid, name text, mood public.mood);
    set check_function_bodies = off;
    ${functions}`,
  );
  return await lint(server.url("linted"));
}

/** A function with this body, which begins in its second line. */
function roomFunction(returns: string, body: string): string {
  return `create function public.f(p_room public.rooms, p_text text) returns ${returns}
    language plpgsql set search_path = '' as $$
${body}
$$;`;
}

Deno.test("sound functions have no findings", async () => {
  const findings = await findingsOf(`
    create function public.sound(p_room public.rooms, p_ids uuid[], p_text text default 'x', out o_id uuid, out o_count bigint)
    language plpgsql set search_path = '' as $$
    declare
      v_id constant uuid := p_room.id;
      v_room public.rooms;
      v_found record;
      v_row record;
      v_copy public.rooms%rowtype;
      v_json jsonb := jsonb_build_object('id', v_id);
      v_names text[];
    begin
      select r.* into v_room from public.rooms as r where r.id = sound.p_room.id;
      if not found then
        raise exception 'No room %', v_id using errcode = 'TA001', detail = v_json::text;
      end if;
      v_room.mood := 'loud';
      v_names[1] := v_room.name;
      select r.id, r.name into v_found from public.rooms as r where r.name = any (v_names);
      for v_row in select r.id as room, id.id from public.rooms as r cross join unnest(p_ids) as id loop
        continue when v_row.room = v_found.id;
        o_id := v_row.id;
      end loop;
      case p_text when 'x' then null; else return; end case;
      insert into public.rooms default values returning * into v_copy;
      update public.rooms as r set name = p_text where r.id = v_id returning r.id into o_id;
      execute format('select count(*) from %I.%I', 'public', p_text) into o_count using v_id;
    exception
      when unique_violation then
        raise notice '%', sqlerrm;
    end;
    $$;
    create function public.sound_set() returns setof public.rooms
    language plpgsql set search_path = '' as $$ begin return query select r.* from public.rooms as r; end; $$;
    create function public.trigger_of_any_table() returns trigger
    language plpgsql set search_path = '' as $$ begin new.anything := old.something; return new; end; $$;`);
  assertEquals(findings, []);
});

const FAULTS: Record<string, [body: string, finding: string]> = {
  "a column that does not exist": [
    "begin return (select r.nam from public.rooms as r); end;",
    "line 2: column r.nam does not exist",
  ],
  "a field that does not exist": [
    "begin return p_room.nam; end;",
    'line 2: missing FROM-clause entry for table "p_room" In: select p_room.nam',
  ],
  "a field that a record does not have": [
    "declare v_r record; begin\nselect r.id into v_r from public.rooms as r; return v_r.name; end;",
    'line 3: missing FROM-clause entry for table "v_r" In: select v_r.name',
  ],
  "a table that does not exist": [
    "begin delete from public.halls; return null; end;",
    'line 2: relation "public.halls" does not exist',
  ],
  "a name that is not qualified": [
    "begin insert into rooms default values; return null; end;",
    'line 2: relation "rooms" does not exist',
  ],
  "a function with other arguments": [
    "begin perform pg_catalog.upper(p_room.id); return null; end;",
    "line 2: function pg_catalog.upper(uuid) does not exist",
  ],
  "an operator between types that do not compare": [
    "begin if p_room.id = p_text then return null; end if; return ''; end;",
    "line 2: operator does not exist: uuid = text",
  ],
  "text assigned to a uuid": [
    "declare v_id uuid; begin\nv_id := p_text; return v_id; end;",
    "line 3: uuid expected. Actual return type is text.",
  ],
  "an initial value of another type": [
    "declare v_id uuid := '{}'; begin return v_id; end;",
    "line 2: uuid expected. Actual return type is text.",
  ],
  "a field of another type": [
    "begin p_room.mood := p_text; return null; end;",
    'line 2: public.rooms."mood"%type expected. Actual return type is text.',
  ],
  "a query with too few columns": [
    "declare v_a uuid; v_b text; begin\nselect r.id into v_a, v_b from public.rooms as r; return ''; end;",
    "line 3: uuid, text expected. Final statement returns too few columns.",
  ],
  "a record whose columns are not known": [
    "declare v_r record; begin for v_r in execute p_text loop return v_r.id; end loop; return ''; end;",
    "variable v_r needs the type of a row",
  ],
  "a record with a query that cannot be prepared": [
    "declare v_r record; begin select r.nam into v_r from public.rooms as r; return ''; end;",
    "variable v_r needs the type of a row: column r.nam does not exist",
  ],
  "a condition that is none": [
    "begin if p_text then return ''; end if; return null; end;",
    "line 2: boolean expected. Actual return type is text.",
  ],
};

for (const [fault, [body, finding]] of Object.entries(FAULTS)) {
  Deno.test(`${fault} is found`, async () => {
    const findings = await findingsOf(roomFunction("text", body));
    assertEquals(findings.length, 1);
    assertStringIncludes(findings.join(), `public.f, ${finding}`);
  });
}

Deno.test("a query that returns other rows is found", async () => {
  const body = "begin return query select r.name from public.rooms as r; end;";
  const findings = await findingsOf(roomFunction("setof uuid", body));
  assertStringIncludes(
    findings.join(),
    "public.f, line 2: uuid expected. Actual return type is text.",
  );
});

const WITHOUT_RETURN = [
  "begin null; end;",
  "begin if p_text = '' then return 'a'; end if; end;",
  "begin if p_text = '' then return 'a'; elsif p_text = 'b' then null; else return 'c'; end if; end;",
  "begin case when p_text = '' then return 'a'; else null; end case; end;",
  "begin for v_n in 1..2 loop return 'a'; end loop; end;",
  "begin loop exit when p_text = ''; end loop; end;",
  "begin return 'a'; exception when others then null; end;",
  "begin raise notice 'a'; end;",
];

for (const body of WITHOUT_RETURN) {
  Deno.test(`a missing return is found in "${body}"`, async () => {
    assertEquals(
      await findingsOf(roomFunction("text", body)),
      ["public.f can end without a return"],
    );
  });
}

const RETURNING = [
  "begin if p_text = '' then return 'a'; elsif p_text = 'b' then return 'b'; else return 'c'; end if; end;",
  "begin case when p_text = '' then return 'a'; end case; end;",
  "begin loop if p_text = '' then return 'a'; end if; end loop; end;",
  "begin begin return 'a'; exception when others then raise; end; end;",
  "begin raise exception 'a'; end;",
];

for (const body of RETURNING) {
  Deno.test(`no return is missing in "${body}"`, async () => {
    assertEquals(await findingsOf(roomFunction("text", body)), []);
  });
}
