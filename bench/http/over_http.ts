// deno-lint-ignore-file no-console -- progress goes to standard error
import { post } from "../../support/endpoint.ts";
import { signToken } from "../../support/user.ts";
import type { Bench } from "../bench.ts";
import { compare, type Result } from "../comparison.ts";
import type { Item } from "../district.ts";
import { ASSIGN_ONCE } from "../operation.ts";
import { spread, summarize } from "../statistics.ts";
import { textTable } from "../../support/text_table.ts";

const CLIENTS = [1, 8, 32];
const OPERATIONS = 960;

/** The parts of a call by their names in the header `Server-Timing`. */
const PARTS = {
  total: "The function with all that is behind it",
  auth: "of it the check of the credentials",
  rpc: "of it the RPC, as the function sees it",
  transaction: "of that the transaction in the database",
};

/** Milliseconds of each part of each call. */
type Durations = Record<keyof typeof PARTS, number[]>;

/**
 * Assigns as the dashboard does: signed in, with an idempotency key, over
 * connections that stay open. In alternation the RPC alone, for the same user.
 */
export async function measureCalls(
  bench: Bench,
): Promise<{ results: Result[]; split: string }> {
  const district = await bench.addDistrict({
    name: "many",
    restaurants: 200,
    tables: 20,
  });
  const host = await bench.hireHost();
  const token = await signToken(host.userId);
  const results: Result[] = [];
  let split = "";
  for (const count of CLIENTS) {
    console.error(`Calls of ${count} clients`);
    const items = await bench.pending(district, "single", 2 * OPERATIONS);
    const overHttp = items.slice(0, items.length / 2);
    const direct = items.slice(overHttp.length);
    const alone = await bench.sessions(count, host);
    const durations = { total: [], auth: [], rpc: [], transaction: [] };
    const call = (item: Item) => assignOverHttp(item, token, durations);
    results.push(
      await compare({
        name: "Assign over HTTP",
        against: "the RPC alone",
        metric: count === 1 ? "p50" : "rate",
        subject: {
          clients: Array.from({ length: count }, () => call),
          items: overHttp,
          verify: () => bench.expectRows(ASSIGN_ONCE, overHttp),
        },
        reference: bench.side(alone, ASSIGN_ONCE, direct),
      }, bench.extent.repetitions),
    );
    if (count === 1) split = splitTable(durations);
    await bench.endSessions();
  }
  return { results, split };
}

/** @throws {Error} If the answer is not a success or a part has no time. */
async function assignOverHttp(
  { bookingId, tableIds }: Item,
  token: string,
  durations: Durations,
): Promise<void> {
  const { status, headers, body } = await post("assign-tables", {
    bookingId,
    tableIds,
  }, { token, headers: { "idempotency-key": crypto.randomUUID() } });
  if (status !== 200) {
    throw new Error(`The answer is ${status}: ${JSON.stringify(body)}`);
  }
  const timing = headers.get("server-timing") ?? "";
  for (const name of Object.keys(PARTS) as (keyof Durations)[]) {
    const tries = [
      ...timing.matchAll(new RegExp(`\\b${name};dur=([\\d.]+)`, "g")),
    ];
    if (tries.length === 0) {
      throw new Error(`"Server-Timing: ${timing}" has no "${name}"`);
    }
    const sum = tries.reduce((sum, [, value]) => sum + Number(value), 0);
    durations[name].push(sum);
  }
}

function splitTable(durations: Durations): string {
  return textTable(
    ["Part, by Server-Timing", "ms, median (lowest to highest)"],
    Object.entries(durations).map(([name, times]) => [
      PARTS[name as keyof Durations],
      spread(summarize(times), 1),
    ]),
  );
}
