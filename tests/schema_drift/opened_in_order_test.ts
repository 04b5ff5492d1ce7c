import { assertEquals } from "@std/assert";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";
import { createEvening, type Evening } from "./evening.ts";

/** What a call may not hold while it waits for the table of the limits. */
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

for (const { name, call } of calls) {
  Deno.test(`${name} opens the table of the limits before the tables that dropping it locks`, async () => {
    await using sql = connect();
    await using operator = connect(1);
    await using session = connect(1);
    const evening = await createEvening(sql, { maxCovers: 20 });
    const pid = await backendPid(session);
    await operator`begin`;
    await operator`
      lock table restaurant_capacity_rules in access exclusive mode`;
    const answer = outcomeOf(call(session, evening));
    await untilBlocked(sql, pid);
    const locked = await sql<{ name: string }[]>`
      select c.relname as name
      from pg_locks as l
      join pg_class as c on c.oid = l.relation
      where l.pid = ${pid} and c.relname = any (${LOCKED_BY_A_DROP})`;
    await operator`commit`;

    assertEquals(locked.map((row) => row.name), []);
    assertEquals((await answer).sqlstate, "00000");
  });
}
