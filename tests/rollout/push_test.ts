import { assertEquals, assertStringIncludes } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { connect } from "../../support/database.ts";
import { rest, type RestError, secretKey } from "../../support/rest.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import type { Assigned } from "../../support/rpc.ts";
import { Production } from "./production.ts";

/** What an earlier system left, with a view that needs one of its functions. */
const EARLIER_SYSTEM = `
  create table public.restaurant_capacity_rules (
    id bigint generated always as identity,
    restaurant_id uuid, service_period_id uuid, day_of_week integer,
    effective_date date, max_covers integer, max_parties integer
  );
  insert into public.restaurant_capacity_rules (restaurant_id, max_covers)
  values ('20000000-0000-4000-8000-000000000099', 40);

  create function public.assign_tables_atomic_v2(
    p_booking_id uuid, p_table_ids uuid[]
  ) returns boolean language sql as 'select false';
  create procedure public.unassign_tables_atomic(p_booking bigint)
  language sql as 'select 1';
  create function public.update_booking_with_capacity_check()
  returns integer language sql as 'select 7';
  create view public.seven as
  select public.update_booking_with_capacity_check() as seven;`;

Deno.test("a push goes through a database with capacity rules and functions of an earlier system", async (t) => {
  await using production = await Production.start(EARLIER_SYSTEM);
  await using sql = connect();
  await production.takeMigrations();
  await production.writeMigration(
    "20990101000000_later.sql",
    "create table public.later (id integer)",
  );

  await t.step("it stops at a function that something needs", async () => {
    const { success, output } = await production.supabase(
      "db",
      "push",
      "--include-all",
    );
    assertEquals(success, false);
    assertStringIncludes(
      output,
      "update_booking_with_capacity_check() has the name of one of our " +
        "functions and cannot be dropped",
    );
    assertStringIncludes(
      output,
      "view seven depends on function update_booking_with_capacity_check()",
    );
    assertStringIncludes(
      output,
      'Rename it with "alter routine update_booking_with_capacity_check() rename to ...", then push again',
    );
  });

  await t.step("until then calls over HTTP cannot be told apart", async () => {
    const { body } = await rest<RestError>(
      "rpc/assign_tables_atomic_v2",
      secretKey(),
      { body: { p_booking_id: crypto.randomUUID(), p_table_ids: [] } },
    );
    assertEquals(body.code, "PGRST203");
  });

  await t.step("it goes through once that is out of the way", async () => {
    await sql`
      alter routine update_booking_with_capacity_check() rename to seven`;
    const { success, output } = await production.supabase("db", "push");
    assertEquals(success, true, output);
    const rows = await sql`select seven from seven`;
    assertEquals(rows.map(({ seven }) => seven), [7]);
    assertEquals((await sql`select from later`).length, 0);
  });

  await t.step("one function of each name is left", async () => {
    const rows = await sql`
      select proname from pg_proc
      where pronamespace = 'public'::regnamespace
      group by proname having count(*) > 1`;
    assertEquals([...rows], []);
  });

  await t.step("the database log says what was found and done", async () => {
    const log = await Deno.readTextFile(production.stack.logs.postgres);
    for (
      const warning of [
        "public.restaurant_capacity_rules is there already, a table, and is kept as it is; the column id is bigint",
        "Dropped assign_tables_atomic_v2(uuid,uuid[]), which had the name",
        "Dropped unassign_tables_atomic(bigint), which had the name",
      ]
    ) assertStringIncludes(log, warning);
  });

  await t.step(
    "calls over HTTP are answered, and its rules count",
    async () => {
      const restaurant = await createRestaurant(sql);
      await sql`
      insert into restaurant_capacity_rules (restaurant_id, max_covers)
      values (${restaurant.id}, 7)`;
      const assign = async (tableId: string | undefined) => {
        const booking = await addBooking(sql, restaurant);
        return await rest<Assigned & RestError>(
          "rpc/assign_tables_atomic_v2",
          secretKey(),
          { body: { p_booking_id: booking, p_table_ids: [tableId] } },
        );
      };
      const [first, second] = restaurant.tableIds;
      const seated = await assign(first);
      assertEquals(seated.status, 200);
      assertEquals(seated.body.capacity.maxCovers, 7);
      assertEquals((await assign(second)).body.code, "TA102");
    },
  );

  await t.step("the rules of the earlier system are still there", async () => {
    const rows = await sql`
      select id, max_covers from restaurant_capacity_rules
      where restaurant_id = '20000000-0000-4000-8000-000000000099'`;
    assertEquals([...rows], [{ id: "1", max_covers: 40 }]);
  });
});
