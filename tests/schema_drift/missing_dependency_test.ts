import { assertEquals } from "@std/assert";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { evening, readBookings } from "./evening.ts";

/** What the guard needs besides the capacity rules, and how it may be missing. */
const damages: readonly { name: string; sql: string; sqlstate: string }[] = [
  {
    name: "the switches are dropped",
    sql: "drop table allocator_settings",
    sqlstate: "42P01",
  },
  {
    name: "the switches are renamed",
    sql: "alter table allocator_settings rename to settings",
    sqlstate: "42P01",
  },
  {
    name: "the switches lack a column",
    sql: "alter table allocator_settings drop column expires_at",
    sqlstate: "42703",
  },
  {
    name: "the service periods are dropped",
    sql: "drop table service_periods cascade",
    sqlstate: "42P01",
  },
  {
    name: "the ledger is dropped",
    sql: "drop table allocator.capacity_ledger",
    sqlstate: "42P01",
  },
  {
    name: "the audit is dropped",
    sql: "drop table assignment_events",
    sqlstate: "42P01",
  },
  ...[
    "validate_capacity",
    "find_capacity",
    "find_capacity_limits",
    "capacity_bypass",
    "find_service",
    "lock_service_dates",
    "count_capacity",
    "record_event",
  ].map((name) => ({
    name: `the function ${name} is missing`,
    sql: `alter function allocator.${name} rename to gone`,
    sqlstate: "42883",
  })),
];

const inOneSession = evening({ maxCovers: 100, sessions: 1 });

for (const { name, sql: damage, sqlstate } of damages) {
  inOneSession.test(`nothing is seated or moved when ${name}`, async ({ sql, seated, waiting, free }) => {
    const before = await readBookings(sql, { seated, waiting });
    for (
      const call of [
        () => assign(sql, waiting, free),
        () => update(sql, seated, { startAt: at("18:30") }),
      ]
    ) {
      // The damage is undone together with what the call did.
      await sql`begin`;
      await sql.unsafe(damage);
      const outcome = await outcomeOf<unknown>(call());
      await sql`rollback`;

      assertEquals(outcome.sqlstate, sqlstate);
      assertEquals(await readBookings(sql, { seated, waiting }), before);
    }
  });
}
