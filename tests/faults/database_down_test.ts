import { assertEquals } from "@std/assert";
import { dirname, join } from "node:path";
import { type Database, startDatabase } from "../../stack/postgres/database.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import { readSeating } from "../../support/booking.ts";
import { backendPid } from "../../support/database.ts";
import { type ErrorBody, post } from "../../support/endpoint.ts";
import { readChanges } from "../../support/event.ts";
import { signToken } from "../../support/user.ts";
import { untilWaitedFor } from "../../support/waiting.ts";
import { faultyCalls, lockBookings } from "./calls.ts";
import { ownStack, SUPABASE_DIR } from "./own_stack.ts";
import { assertUnavailable, UNKNOWN, untilServed } from "./unavailable.ts";

// What was committed must outlive a crash here, as it does in production.
const SETTINGS = { synchronous_commit: "on" };

const stack = ownStack({ postgresSettings: SETTINGS });
let restarted: Database | undefined;

Deno.test.afterAll(async () => {
  await restarted?.[Symbol.asyncDispose]();
});

faultyCalls.test("a request whose database crashes is answered with 503, and its key gets the outcome", async ({ sql, clients: [holder], assign }) => {
  const { endpoint, bookingId, body } = assign;
  const options = { headers: { "idempotency-key": crypto.randomUUID() } };
  await lockBookings(holder, [assign]);
  const lost = post<ErrorBody>(endpoint, body, options);
  const pid = await untilWaitedFor(sql, await backendPid(holder));
  // PostgreSQL restarts all sessions when one process is killed.
  Deno.kill(pid, "SIGKILL");
  assertUnavailable(endpoint, await lost, UNKNOWN);
  await untilServed(endpoint, body, options);
  const { tableIds } = await readSeating(sql, bookingId);
  assertEquals<unknown>(tableIds, body.tableIds);
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

faultyCalls.test("while the database is down every request, also of a user, is answered with 503, and with 200 once it is back", async ({ sql, all }) => {
  await stopDatabase();
  for (const { endpoint, body } of all) {
    assertUnavailable(endpoint, await post<ErrorBody>(endpoint, body));
    // The REST interface looks up a token's user before anything else.
    const token = await signToken(crypto.randomUUID());
    const answer = await post<ErrorBody>(endpoint, body, { token });
    assertUnavailable(endpoint, answer);
  }
  restarted = await restartDatabase();
  for (const { endpoint, body } of all) await untilServed(endpoint, body);
  for (const { bookingId } of all) {
    const events = await readChanges(sql, bookingId);
    assertEquals(events.at(-1)?.actorRole, "service_role");
  }
});

async function stopDatabase(): Promise<void> {
  const pidFile = join(dirname(stack().logs.postgres), "data/postmaster.pid");
  const pid = parseInt(await Deno.readTextFile(pidFile));
  Deno.kill(pid, "SIGINT");
  await stack().failure;
}

/** Starts it on the same data and port, as an operator would. */
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
