// deno-lint-ignore-file no-console -- progress goes to standard error
import type { Sql } from "postgres";
import type { Stack } from "../../stack/stack.ts";
import type { Database } from "../../support/database.ts";
import { type Load, runClients } from "./closed_loop.ts";
import { assignOverHttp, type HttpTimes } from "./over_http.ts";
import { assignOverPostgres, connectAs } from "./over_postgres.ts";
import { cpuTimeOf } from "./process_time.ts";
import { createStaff, type Seating, type Staff } from "./scene.ts";

/** How many clients call at a time; calls are shared out evenly. */
const CLIENTS = [1, 8, 32] as const;

const ROUNDS = 3;
const CALLS_PER_ROUND = 960;
const WARM_UP_CALLS = 320;

/** All rounds with one number of clients. */
export interface Rounds {
  readonly clients: number;
  readonly overHttp: readonly Load<HttpTimes>[];
  readonly overPostgres: readonly Load<number>[];
  /** The CPU milliseconds of the function in each round; null if unknown. */
  readonly cpuTimes: readonly (number | null)[];
}

/** A member of staff, and the session of its calls of the RPC alone. */
interface Client extends Staff {
  readonly session: Sql;
}

/**
 * Seats bookings through the function and with the RPC alone, in alternation.
 * Each client is staff of another restaurant. Sessions stay open, as those of
 * the API do: a new one has no plans yet, and its first calls are slow.
 */
export async function measureLoad(
  stack: Stack,
  sql: Database,
): Promise<Rounds[]> {
  const staff = await createStaff(sql, bookingsNeeded());
  await sql`analyze`;
  await using sessions = new AsyncDisposableStack();
  const clients: Client[] = [];
  for (const member of staff) {
    const session = await connectAs(stack.status.DB_URL, member);
    clients.push({ ...member, session: sessions.use(session) });
  }
  console.error("Warming up");
  await overHttp(clients, WARM_UP_CALLS);
  await overPostgres(clients, WARM_UP_CALLS);
  const all: Rounds[] = [];
  for (const count of CLIENTS) {
    all.push(await measureRounds(stack, clients.slice(0, count)));
  }
  return all;
}

async function measureRounds(
  stack: Stack,
  clients: readonly Client[],
): Promise<Rounds> {
  const http: Load<HttpTimes>[] = [];
  const postgres: Load<number>[] = [];
  const cpuTimes: (number | null)[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    console.error(`${clients.length} clients, round ${round} of ${ROUNDS}`);
    const before = await cpuTimeOf(stack, "assign-tables");
    http.push(await overHttp(clients, CALLS_PER_ROUND));
    const after = await cpuTimeOf(stack, "assign-tables");
    cpuTimes.push(before === null || after === null ? null : after - before);
    postgres.push(await overPostgres(clients, CALLS_PER_ROUND));
  }
  return {
    clients: clients.length,
    overHttp: http,
    overPostgres: postgres,
    cpuTimes,
  };
}

function overHttp(
  clients: readonly Client[],
  calls: number,
): Promise<Load<HttpTimes>> {
  return runClients(clients.map((client) =>
    take(client, calls / clients.length)
      .map((seating) => () => assignOverHttp(client, seating))
  ));
}

function overPostgres(
  clients: readonly Client[],
  calls: number,
): Promise<Load<number>> {
  return runClients(clients.map((client) =>
    take(client, calls / clients.length)
      .map((seating) => () => assignOverPostgres(client.session, seating))
  ));
}

function take({ seatings }: Staff, count: number): Seating[] {
  return seatings.splice(0, count);
}

/** How many bookings the staff of each restaurant will seat. */
function bookingsNeeded(): number[] {
  const most = Math.max(...CLIENTS);
  return Array.from({ length: most }, (_, index) => {
    const warmUp = 2 * WARM_UP_CALLS / most;
    return CLIENTS.filter((clients) => index < clients).reduce(
      (sum, clients) => sum + 2 * ROUNDS * CALLS_PER_ROUND / clients,
      warmUp,
    );
  });
}
