import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { addTable, addZone } from "../../../support/restaurant.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { startBlocked } from "../../../support/waiting.ts";
import { assertViolates } from "../../../support/violation.ts";
import { managed, writeAs } from "./managed.ts";

const insertTable = (
  session: Database,
  { id, zoneId }: { id: string; zoneId: string },
  label: string,
) =>
  session`
    insert into dining_tables (restaurant_id, zone_id, label, seats)
    values (${id}, ${zoneId}, ${label}, 2)`;

managed.test("a label that another table of the restaurant has is refused, in any zone and case", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  const zoneId = await addZone(sql, restaurant.id);
  const terrace = { ...restaurant, zoneId };
  assertEquals(
    await assertRefused(
      () => asManager((session) => insertTable(session, terrace, "t1")),
      "ALREADY_EXISTS",
    ),
    {
      sqlstate: "TA018",
      message: "There is a table T1 already, in Zone",
      details: {
        restaurantId: restaurant.id,
        tableId: T1,
        tableLabel: "T1",
      },
      hint: "Choose another label",
    },
  );
});

managed.test("a table cannot be renamed to another one's label", async ({ tables: { T2 }, asManager }) => {
  await assertRefused(
    () =>
      asManager((session) =>
        session`update dining_tables set label = 'T1' where id = ${T2}`
      ),
    "ALREADY_EXISTS",
  );
});

managed.test("a table keeps its label, or gets it in another case", async ({ sql, tables: { T2 }, asManager }) => {
  await asManager((session) =>
    session`update dining_tables set label = 't2', seats = 6 where id = ${T2}`
  );
  const [table] =
    await sql`select label, seats from dining_tables where id = ${T2}`;
  assertEquals({ ...table }, { label: "t2", seats: 6 });
});

managed.test("of two managers who give out a label at once, the second is refused", async ({ sql, restaurant, owner, manager, clients: [first, second] }) => {
  await first`begin`;
  await first`
    select set_config('role', 'authenticated', true),
      set_config('request.jwt.claims', ${
    JSON.stringify({ sub: owner, role: "authenticated" })
  }, true)`;
  await insertTable(first, restaurant, "New");
  const { outcome } = await startBlocked(
    sql,
    second,
    (session) =>
      writeAs(session, manager, (it) => insertTable(it, restaurant, "New")),
  );
  await first`commit`;
  assertEquals((await outcome).sqlstate, "TA018");
});

managed.test("whoever writes, two tables cannot have one label", async ({ sql, restaurant }) => {
  await assertViolates(
    () => addTable(sql, restaurant, { label: "T1" }),
    "a_label_names_one_table",
  );
});
