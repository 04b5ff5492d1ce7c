import { assertEquals } from "@std/assert";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { assign, update } from "../../support/rpc.ts";
import { startBlocked } from "../../support/waiting.ts";
import { type Evening, evening } from "./evening.ts";

/** What a call may not hold while it waits for restaurant_capacity_rules. */
const LOCKED_BY_A_DROP = ["restaurants", "service_periods"];

const calls: readonly {
  readonly name: string;
  readonly call: (session: Database, evening: Evening) => Promise<unknown>;
}[] = [
  {
    name: "an assignment",
    call: (session, { waiting, free }) => assign(session, waiting, free),
  },
  {
    name: "an assignment of other tables",
    call: (session, { seated, free }) => assign(session, seated, free),
  },
  {
    name: "an edit that moves",
    call: (session, { seated }) =>
      update(session, seated, { startAt: at("19:00"), endAt: at("20:30") }),
  },
  {
    name: "an edit that grows",
    call: (session, { seated }) => update(session, seated, { partySize: 5 }),
  },
  {
    name: "an edit that releases",
    call: (session, { seated }) =>
      update(session, seated, { status: "completed" }),
  },
  {
    name: "an edit that annotates",
    call: (session, { seated }) => update(session, seated, { notes: "Cake" }),
  },
];

const evenings = evening({ maxCovers: 20, clients: 2 });

for (const { name, call } of calls) {
  evenings.test(`${name} opens restaurant_capacity_rules before the tables that dropping it locks`, async ({ sql, clients: [operator, session], ...parties }) => {
    await operator`begin`;
    await operator`
      lock table restaurant_capacity_rules in access exclusive mode`;
    const { pid, outcome } = await startBlocked(sql, session, call, parties);
    const locked = await sql<{ name: string }[]>`
      select c.relname as name
      from pg_locks as l
      join pg_class as c on c.oid = l.relation
      where l.pid = ${pid} and c.relname = any (${LOCKED_BY_A_DROP})`;
    await operator`commit`;

    assertEquals(locked.map((row) => row.name), []);
    assertEquals((await outcome).sqlstate, "00000");
  });
}
