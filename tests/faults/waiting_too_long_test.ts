import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { type Database, one } from "../../support/database.ts";
import { type ErrorBody, post } from "../../support/endpoint.ts";
import { readChanges } from "../../support/event.ts";
import { readFunctionsLog } from "../../support/functions_log.ts";
import { rest, secretKey } from "../../support/rest.ts";
import { untilTrue } from "../../support/waiting.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { faultyCalls, lockBookings } from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable, UNCHANGED, UNKNOWN } from "./unavailable.ts";

ownStack();

/** How many sessions the REST interface has for all requests. */
const SESSIONS = 10;

faultyCalls.test("requests for bookings that are locked beyond the deadline are answered with 503, and with 200 once they are free", async ({ sql, restaurant, clients: [holder], all }) => {
  await lockBookings(holder, all);
  await withoutTrace(sql, restaurant, async () => {
    await Promise.all(all.map(async ({ endpoint, body }) => {
      const answer = await post<ErrorBody>(endpoint, body);
      assertUnavailable(endpoint, answer);
      const [line] = await readFunctionsLog(answer.body.requestId) ?? [];
      const { sqlstate } = line?.cause as { sqlstate: string };
      assertEquals(
        sqlstate,
        answer.body.message === UNCHANGED.message ? "55P03" : null,
      );
    }));
  });
  await holder`rollback`;
  for (const { endpoint, body } of all) {
    assertEquals((await post(endpoint, body)).status, 200);
  }
});

faultyCalls.test("a request that gets no session in time is answered with 503, and its key gets the outcome", async ({ sql, restaurant, clients: [holder], assign }) => {
  const { endpoint, bookingId, body } = assign;
  const headers = { "idempotency-key": crypto.randomUUID() };
  await addRpcThatWaits(sql);
  await holder`select pg_advisory_lock(7)`;
  const waiting = Array.from({ length: SESSIONS }, callRpcThatWaits);
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
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

/** Adds an RPC that keeps its session busy while the advisory lock is held. */
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
