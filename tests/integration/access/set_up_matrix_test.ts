import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, type Role } from "../../../support/user.ts";
import { fillRestaurant, setUpTables } from "./full_restaurant.ts";

type Table = typeof setUpTables[number];

const OPERATIONS = ["insert", "update", "delete"] as const;

type Operation = typeof OPERATIONS[number];

/** What each table lets somebody do who may write it. */
const WRITABLE: Record<Table, readonly Operation[]> = {
  restaurants: ["update"],
  restaurant_members: ["update", "delete"],
  restaurant_invitations: OPERATIONS,
  zones: OPERATIONS,
  dining_tables: OPERATIONS,
  table_adjacencies: ["insert", "delete"],
  service_periods: OPERATIONS,
  turn_times: OPERATIONS,
  restaurant_capacity_rules: OPERATIONS,
};

/** The tables that only owners write. */
const OWNERS_ONLY: readonly Table[] = [
  "restaurants",
  "restaurant_members",
  "restaurant_invitations",
];

/** Rows of a restaurant that nothing refers to, so that each may be deleted. */
interface Spare {
  readonly id: string;
  readonly zoneId: string;
  readonly tables: Scene["tables"];
  readonly member: string;
}

async function addSpareRows(scene: Scene): Promise<Spare> {
  const { sql, restaurant: { id }, tables } = scene;
  await fillRestaurant(scene);
  await addMember(sql, { id }, "owner");
  const member = await addMember(sql, { id }, "viewer");
  const zoneId = crypto.randomUUID();
  await sql`
    insert into zones (restaurant_id, id, name) values (${id}, ${zoneId}, 'Spare')`;
  await sql`
    insert into restaurant_invitations (restaurant_id, email, role)
    values (${id}, 'eve@example.test', 'host')`;
  await sql`
    delete from restaurant_capacity_rules where restaurant_id = ${id}`;
  await sql`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values (${id}, 100)`;
  return { id, zoneId, tables, member };
}

/** The statement for one row that would be done by somebody who may. */
function statementOf(table: Table, operation: Operation, spare: Spare): string {
  const { id, zoneId, tables: { T1, T2, T3, T4 }, member } = spare;
  const [a, b] = [T3, T4].sort();
  const [first, second] = [T1, T2].sort();
  const rows: Record<Table, { insert: string; set: string; where: string }> = {
    restaurants: {
      insert: "(name, timezone) values ('New', 'UTC')",
      set: "name = 'New'",
      where: `id = '${id}'`,
    },
    restaurant_members: {
      insert:
        `(restaurant_id, user_id, role) values ('${id}', gen_random_uuid(), 'host')`,
      set: "role = 'host'",
      where: `user_id = '${member}' and restaurant_id = '${id}'`,
    },
    restaurant_invitations: {
      insert:
        `(restaurant_id, email, role) values ('${id}', 'new@example.test', 'host')`,
      set: "role = 'viewer'",
      where: `email = 'eve@example.test' and restaurant_id = '${id}'`,
    },
    zones: {
      insert: `(restaurant_id, name) values ('${id}', 'New')`,
      set: "name = 'New'",
      where: `id = '${zoneId}'`,
    },
    dining_tables: {
      insert:
        `(restaurant_id, zone_id, label, seats) values ('${id}', '${zoneId}', 'New', 2)`,
      set: "seats = 5",
      where: `id = '${T4}'`,
    },
    table_adjacencies: {
      insert:
        `(restaurant_id, table_a, table_b) values ('${id}', '${a}', '${b}')`,
      set: `table_b = table_b`,
      where: `table_a = '${first}' and table_b = '${second}'`,
    },
    service_periods: {
      insert:
        `(restaurant_id, name, start_time, end_time) values ('${id}', 'New', '12:00', '14:00')`,
      set: "name = 'New'",
      where: `restaurant_id = '${id}'`,
    },
    turn_times: {
      insert:
        `(restaurant_id, up_to_party_size, minutes) values ('${id}', 8, 120)`,
      set: "minutes = 95",
      where: `restaurant_id = '${id}'`,
    },
    restaurant_capacity_rules: {
      insert:
        `(restaurant_id, day_of_week, max_covers) values ('${id}', 5, 60)`,
      set: "max_covers = 60",
      where: `restaurant_id = '${id}'`,
    },
  };
  const { insert, set, where } = rows[table];
  return {
    insert: `insert into ${table} ${insert}`,
    update: `update ${table} set ${set} where ${where}`,
    delete: `delete from ${table} where ${where}`,
  }[operation];
}

/** How a statement ends: its SQLSTATE, or how many rows it has changed. */
async function attempt(
  session: Database,
  claims: { readonly role: string; readonly sub?: string },
  statement: string,
): Promise<string> {
  await session`begin`;
  try {
    await session`
      select set_config('role', ${claims.role}, true),
        set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
    const { sqlstate, answer } = await outcomeOf(session.unsafe(statement));
    return sqlstate === "00000" ? `${answer?.count} rows` : sqlstate;
  } finally {
    await session`rollback`;
  }
}

/** How it has to end for a user with this role there; null: none. */
function expectedEnd(
  table: Table,
  operation: Operation,
  role: Role | null,
): string {
  if (!WRITABLE[table].includes(operation)) return "42501";
  const mayWrite = role === "owner" ||
    role === "manager" && !OWNERS_ONLY.includes(table);
  if (mayWrite) return "1 rows";
  return operation === "insert" ? "TA004" : "0 rows";
}

async function fillNeighbours(here: Scene) {
  const there = await createScene(here.sql);
  return { own: await addSpareRows(here), other: await addSpareRows(there) };
}

const neighbours = scene.with({ arrange: fillNeighbours });

for (const role of ["owner", "manager", "host", "viewer", null] as const) {
  const who = role ? `a member who is ${role}` : "a user who works nowhere";
  neighbours.test(`${who} writes what the role allows in their own restaurant, and nothing in another`, async ({ sql, restaurant, own, other }) => {
    const sub = role
      ? await addMember(sql, restaurant, role)
      : await addUser(sql);
    await using session = connect(1);
    for (const table of setUpTables) {
      for (const operation of OPERATIONS) {
        for (const [where, spare] of Object.entries({ own, other })) {
          const end = await attempt(
            session,
            { role: "authenticated", sub },
            statementOf(table, operation, spare),
          );
          const there = where === "own" ? role : null;
          assertEquals(
            [table, operation, where, end],
            [table, operation, where, expectedEnd(table, operation, there)],
          );
        }
      }
    }
  });
}

for (const role of ["anon", "service_role", "authenticated"] as const) {
  neighbours.test(`a request of the role ${role} without a user writes nothing`, async ({ own }) => {
    await using session = connect(1);
    for (const table of setUpTables) {
      for (const operation of OPERATIONS) {
        const end = await attempt(
          session,
          { role },
          statementOf(table, operation, own),
        );
        const expected = role === "authenticated"
          ? expectedEnd(table, operation, null)
          : "42501";
        assertEquals([table, operation, end], [table, operation, expected]);
      }
    }
  });
}
