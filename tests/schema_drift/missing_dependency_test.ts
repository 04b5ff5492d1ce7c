import { assertEquals } from "@std/assert";
import { connect } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { createEvening, readBookings } from "./evening.ts";

/** What the guard depends on besides the limits, and how it may be missing. */
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

for (const { name, sql: damage, sqlstate } of damages) {
  Deno.test(`nothing is seated or moved when ${name}`, async () => {
    // All of it, the damage too, is undone with its transaction.
    await using session = connect(1);
    const evening = await createEvening(session, { maxCovers: 100 });
    const { seated, waiting, free } = evening;
    const before = await readBookings(session, evening);
    for (
      const call of [
        () => assign(session, waiting, free),
        () => update(session, seated, { startAt: at("18:30") }),
      ]
    ) {
      await session`begin`;
      await session.unsafe(damage);
      const outcome = await outcomeOf<unknown>(call());
      await session`rollback`;

      assertEquals(outcome.sqlstate, sqlstate);
      assertEquals(await readBookings(session, evening), before);
    }
  });
}
