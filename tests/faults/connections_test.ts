import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { SUPERUSER } from "../../stack/cluster.ts";
import { databaseUrl } from "../../stack/database.ts";
import { readSeating } from "../fixtures/booking.ts";
import { connect, type Database, one } from "../fixtures/database.ts";
import { type ErrorBody, post } from "../fixtures/endpoint.ts";
import { readEvents } from "../fixtures/event.ts";
import { rest, secretKey } from "../fixtures/rest.ts";
import { untilTrue } from "../fixtures/waiting.ts";
import { withoutTrace } from "../fixtures/without_trace.ts";
import { createCalls } from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable, UNKNOWN, untilServed } from "./unavailable.ts";

const stack = ownStack();

/** How many sessions the REST interface has for all requests. */
const SESSIONS = 10;

Deno.test("A database that takes no more connections is answered with 503, and with 200 once it does", async () => {
  const { all } = await createCallsAlone();
  await using admin = connectAsSuperuser(new URL(stack().status.DB_URL));
  const limit = (count: number) =>
    admin.unsafe(`alter role postgres connection limit ${count}`);
  try {
    await limit(0);
    await admin`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where usename = 'postgres'`;
    for (const { endpoint, body } of all) {
      assertUnavailable(endpoint, await post<ErrorBody>(endpoint, body));
    }
  } finally {
    await limit(-1);
  }
  for (const { endpoint, body } of all) await untilServed(endpoint, body);
});

Deno.test("A request that gets no session in time is answered with 503, and its key tells what became of it", async () => {
  await using sql = connect();
  await using holder = connect(1);
  const { restaurant, assign } = await createCalls(sql);
  const { endpoint, bookingId, body } = assign;
  const headers = { "idempotency-key": crypto.randomUUID() };
  await addRpcThatWaits(sql);
  await holder`select pg_advisory_lock(7)`;
  const waiting = Array.from(
    { length: SESSIONS },
    callRpcThatWaits,
  );
  await untilWaiting(sql, SESSIONS);
  await withoutTrace(sql, restaurant, async () => {
    const answer = await post<ErrorBody>(endpoint, body, { headers });
    assertUnavailable(endpoint, answer, UNKNOWN);
  });
  await holder`select pg_advisory_unlock(7)`;
  await Promise.all(waiting);
  const { status } = await post(endpoint, body, { headers });
  assertEquals(status, 200);
  const { tableIds } = await readSeating(sql, bookingId);
  assertEquals<unknown>(tableIds, body.tableIds);
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

async function createCallsAlone() {
  await using sql = connect();
  return await createCalls(sql);
}

function connectAsSuperuser(url: URL): Database & AsyncDisposable {
  const sql = postgres(databaseUrl(SUPERUSER, Number(url.port)), { max: 1 });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}

/** Adds an RPC that keeps a session of the REST interface until it may go. */
async function addRpcThatWaits(sql: Database): Promise<void> {
  await sql`
    create function public.wait() returns void language sql
    as 'select pg_advisory_xact_lock_shared(7)'`;
  await sql`grant execute on function public.wait to service_role`;
  await untilTrue(
    async () => (await callRpcThatWaits()).status < 300,
    "The REST interface never noticed the RPC",
  );
}

function callRpcThatWaits() {
  return rest("rpc/wait", secretKey(), { body: {} });
}

async function untilWaiting(sql: Database, count: number): Promise<void> {
  await untilTrue(async () => {
    const row = one(
      await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_locks
      where locktype = 'advisory' and not granted`,
    );
    return row.waiting === count;
  }, `There were never ${count} sessions waiting`);
}
