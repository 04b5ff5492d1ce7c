import { assertEquals } from "@std/assert";
import { connect } from "../../support/database.ts";
import { addTable } from "../../support/restaurant.ts";
import { createScene } from "../../support/scene.ts";
import { Production } from "./production.ts";

/** The first migration with which a label names one table. */
const SET_UP = "20261127100005";

Deno.test("tables that share a label are numbered when it comes to name one table", async () => {
  await using production = await Production.start(
    "create table public.own (id integer)",
  );
  await using sql = connect(1);
  await production.takeMigrations((name) => name < SET_UP);
  const before = await production.supabase("db", "push", "--include-all");
  assertEquals(before.success, true, before.output);
  const { restaurant } = await createScene(sql, { tables: { M1: 4, M2: 4 } });
  await createScene(sql, { tables: { M1: 4 } });
  for (const label of ["m1", "M1", "x".repeat(40), "X".repeat(40)]) {
    await addTable(sql, restaurant, { label });
  }
  await production.takeMigrations();
  const after = await production.supabase("db", "push", "--include-all");
  assertEquals(after.success, true, after.output);
  const rows = await sql<{ label: string }[]>`
    select label from dining_tables
    where restaurant_id = ${restaurant.id} order by created_at, label`;
  assertEquals(rows.map(({ label }) => label), [
    "M1",
    "M2",
    "m1 (2)",
    "M1 (3)",
    "x".repeat(40),
    `${"X".repeat(34)} (2)`,
  ]);
});
