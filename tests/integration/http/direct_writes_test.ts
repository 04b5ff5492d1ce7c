import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { type Database, one } from "../../../support/database.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import {
  bearer,
  type Credentials,
  publishableKey,
  rest,
  type RestError,
  secretKey,
} from "../../../support/rest.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addTurnTime } from "../../../support/turn_time.ts";
import { signIn } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { setUpTables } from "../access/full_restaurant.ts";

/** The tables that an owner may write over REST. */
const OWNERS_TABLES: readonly string[] = setUpTables;

/** Gives the restaurant a row in every table, and an owner. */
async function fillRestaurant({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addAdjacency(sql, restaurant.id, T1, T2);
  await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "23:00",
  });
  await addTurnTime(sql, restaurant, { up_to_party_size: 4, minutes: 90 });
  await addCapacityRule(sql, restaurant, { max_covers: 40 });
  await switchGuard(sql, restaurant, "on");
  await sql`
    insert into restaurant_invitations (restaurant_id, email, role)
    values (${restaurant.id}, 'eve@example.test', 'host')`;
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1], { key: crypto.randomUUID() });
  return { owner: bearer(await signIn(sql, restaurant, "owner")) };
}

const filled = scene.with({ arrange: fillRestaurant });

/**
 * Every table of the API, its column that names the restaurant, and one that
 * could be written.
 */
async function readTables(sql: Database) {
  return await sql<{ name: string; key: string; column: string }[]>`
    select c.relname as name,
      case c.relname when 'restaurants' then 'id' else 'restaurant_id' end as key,
      (
        select a.attname from pg_attribute as a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = ''
        order by a.attnum desc limit 1
      ) as column
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
}

async function countRows(
  sql: Database,
  table: { name: string; key: string },
  restaurantId: string,
): Promise<number> {
  const row = one(
    await sql<{ count: number }[]>`
    select count(*)::int as count from ${sql(table.name)} as t
    where ${sql(table.key)} = ${restaurantId}`,
  );
  return row.count;
}

const callers: Record<string, (owner: Credentials) => Credentials> = {
  "a publishable key": publishableKey,
  "the owner of the restaurant": (owner) => owner,
  "a secret key": secretKey,
};

for (const [name, credentialsOf] of Object.entries(callers)) {
  const isOwner = name === "the owner of the restaurant";
  const which = isOwner ? "no table but those of the set-up" : "no table";
  filled.test(`${which} can be written over REST by ${name}`, async ({ sql, restaurant, owner }) => {
    const credentials = credentialsOf(owner);
    await withoutTrace(sql, restaurant, async () => {
      for (const table of await readTables(sql)) {
        assertEquals(await countRows(sql, table, restaurant.id) > 0, true);
        if (isOwner && OWNERS_TABLES.includes(table.name)) continue;
        const rows = `${table.name}?${table.key}=eq.${restaurant.id}`;
        for (
          const [method, path, body] of [
            ["POST", table.name, { [table.key]: restaurant.id }],
            ["PATCH", rows, { [table.column]: null }],
            ["DELETE", rows, undefined],
          ] as const
        ) {
          const answer = await rest<RestError>(path, credentials, {
            method,
            body,
          });
          assertEquals(
            [method, path, answer.status, answer.body?.code],
            [method, path, name === "a publishable key" ? 401 : 403, "42501"],
          );
        }
      }
    });
  });
}

filled.test("a publishable key alone reads no table", async ({ sql }) => {
  for (const { name } of await readTables(sql)) {
    const answer = await rest<RestError>(name, publishableKey(), {
      method: "GET",
    });
    assertEquals([name, answer.status, answer.body.code], [name, 401, "42501"]);
  }
});

filled.test("staff read only the rows of their own restaurant", async ({ sql, restaurant, owner }) => {
  await fillRestaurant(await createScene(sql));
  const hidden = ["assignment_requests", "allocator_settings"];
  for (const { name, key } of await readTables(sql)) {
    const answer = await rest<Record<string, unknown>[] & RestError>(
      `${name}?select=${key}`,
      owner,
      { method: "GET" },
    );
    if (hidden.includes(name)) {
      assertEquals([name, answer.body.code], [name, "42501"]);
      continue;
    }
    const seen = new Set(answer.body.map((row) => row[key]));
    assertEquals([name, [...seen]], [name, [restaurant.id]]);
  }
});
