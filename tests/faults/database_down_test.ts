import { assertEquals } from "@std/assert";
import { dirname, join } from "node:path";
import { type Database, startDatabase } from "../../stack/postgres/database.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import { readSeating } from "../../support/booking.ts";
import { backendPid, connect } from "../../support/database.ts";
import { type ErrorBody, post } from "../../support/endpoint.ts";
import { readEvents } from "../../support/event.ts";
import { signToken } from "../../support/user.ts";
import { untilWaitedFor } from "../../support/waiting.ts";
import { createCalls, lockBookings } from "./calls.ts";
import { ownStack, SUPABASE_DIR } from "./own_stack.ts";
import { assertUnavailable, UNKNOWN, untilServed } from "./unavailable.ts";

// What was committed must outlive a crash here, as it does in production.
const SETTINGS = { synchronous_commit: "on" };

const stack = ownStack({ postgresSettings: SETTINGS });
let restarted: Database | undefined;

Deno.test.afterAll(async () => {
  await restarted?.[Symbol.asyncDispose]();
});

Deno.test("A request whose database crashes is answered with 503, and its key tells what became of it", async () => {
  const { assign, ...lost } = await crashDuringRequest();
  const { endpoint, bookingId, body } = assign;
  assertUnavailable(endpoint, lost.answer, UNKNOWN);
  await untilServed(endpoint, body, lost.options);
  await using sql = connect();
  const { tableIds } = await readSeating(sql, bookingId);
  assertEquals<unknown>(tableIds, body.tableIds);
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

Deno.test("While the database is down every request, also of a user, is answered with 503, and with 200 once it is back", async () => {
  const calls = await createCallsAlone();
  await stopDatabase();
  for (const { endpoint, body } of calls.all) {
    assertUnavailable(endpoint, await post<ErrorBody>(endpoint, body));
    // The REST interface looks the user of a token up before all else.
    const token = await signToken(crypto.randomUUID());
    const answer = await post<ErrorBody>(endpoint, body, { token });
    assertUnavailable(endpoint, answer);
  }
  restarted = await restartDatabase();
  for (const { endpoint, body } of calls.all) await untilServed(endpoint, body);
  await using sql = connect();
  for (const { bookingId } of calls.all) {
    const events = await readEvents(sql, bookingId);
    assertEquals(events.at(-1)?.actorRole, "service_role");
  }
});

async function createCallsAlone() {
  await using sql = connect();
  return await createCalls(sql);
}

/** Kills the server side of a request, which makes PostgreSQL start anew. */
async function crashDuringRequest() {
  await using sql = connect();
  const { assign } = await createCalls(sql);
  await using lock = await lockBookings([assign]);
  const options = { headers: { "idempotency-key": crypto.randomUUID() } };
  const answer = post<ErrorBody>(assign.endpoint, assign.body, options);
  const pid = await untilWaitedFor(sql, await backendPid(lock.session));
  Deno.kill(pid, "SIGKILL");
  return { assign, options, answer: await answer };
}

async function stopDatabase(): Promise<void> {
  const pidFile = join(dirname(stack().logs.postgres), "data/postmaster.pid");
  const pid = parseInt(await Deno.readTextFile(pidFile));
  Deno.kill(pid, "SIGINT");
  await stack().failure;
}

/** Starts it on the same data and port, as whoever operates it would. */
async function restartDatabase(): Promise<Database> {
  const dir = dirname(stack().logs.postgres);
  return await startDatabase({
    dir,
    port: Number(new URL(stack().status.DB_URL).port),
    fresh: false,
    supabaseDir: SUPABASE_DIR,
    omitMigrations: [],
    settings: SETTINGS,
    logPath: stack().logs.postgres,
    processes: new ProcessRecords(join(dir, "processes")),
  });
}
