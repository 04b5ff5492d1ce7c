import fc from "fast-check";
import { type Act, operations } from "../../model/operations.ts";
import { functionProcesses } from "../../support/function_processes.ts";
import { flawOf } from "../clients/error_body.ts";
import type { Proof } from "../proof.ts";
import { createScene } from "../rounds/scene.ts";
import { bodiesOf, type KnownIds, searchesOf } from "./bodies.ts";
import { attackWithTokens } from "./credentials.ts";
import { type HostileRequest, requestsWith, sendHostile } from "./request.ts";

/** Requests for each second of the whole run: 50,000 in half an hour. */
const RATE = 28;
const FEWEST = 2000;

/** How much the memory of each function may grow once it is warm. */
const GROWTH_KIB = 64 * 1024;

/**
 * Sends what no client should, and expects documented answers only, none of
 * them a failure. In the second half of the requests the functions' memory must
 * stay about the same.
 */
export async function proveHostile(proof: Proof): Promise<void> {
  const { sql, random, report, stack } = proof;
  const scene = await createScene(sql, random, false);
  await attackWithTokens(proof, scene);
  const known = {
    restaurant: scene.restaurant.id,
    bookings: scene.bookingIds,
    tables: scene.restaurant.tables.map(({ id }) => id),
  };
  const total = Math.max(FEWEST, Math.round(proof.seconds * RATE));
  await bombard(proof, known, Math.round(total / 2));
  const pids = await functionProcesses(stack);
  const before = await memoryOf(pids);
  await bombard(proof, known, Math.round(total / 2));
  const after = await memoryOf(pids);
  report.count("MiB grown", Math.round((after - before) / 1024));
  if (after - before <= pids.length * GROWTH_KIB) return;
  report.violate(
    "I7",
    `The functions grew from ${before} to ${after} KiB in ${total} requests`,
  );
}

/** Sends so many requests to all endpoints together, until one is wrong. */
async function bombard(
  { report, random }: Proof,
  known: KnownIds,
  total: number,
): Promise<void> {
  const acts = Object.keys(operations) as Act[];
  const bodies: [string, fc.Arbitrary<unknown>][] = [
    ...acts.map((act): [string, fc.Arbitrary<unknown>] => [
      operations[act].endpoint,
      bodiesOf(act, known),
    ]),
    // It changes nothing, so the model has no operation for it.
    ["suggest-tables", searchesOf(known)],
  ];
  await Promise.all(bodies.map(async ([endpoint, arbitrary]) => {
    const result = await fc.check(
      fc.asyncProperty(
        requestsWith(arbitrary),
        (request) => expectAnswer(endpoint, request),
      ),
      {
        numRuns: Math.round(total / bodies.length),
        seed: random.below(2 ** 30),
      },
    );
    report.count("operations", result.numRuns);
    report.count("requests", result.numRuns);
    if (!result.failed) return;
    const { errorInstance, counterexample } = result;
    report.violate(
      "I7",
      `${endpoint}: ${errorInstance}\n${JSON.stringify(counterexample)}`,
    );
  }));
}

/** @throws {Error} If the answer is a failure or not a documented one. */
async function expectAnswer(
  endpoint: string,
  request: HostileRequest,
): Promise<void> {
  const { status, text } = await sendHostile(endpoint, request);
  if (status === 200 || status === 204) return;
  // These are answered by @supabase/server, in its own words.
  if (status === 401 && text.includes('"@supabase/server"')) return;
  const flaw = flawOf(status, text === "" ? null : JSON.parse(text));
  if (flaw === null && status < 500) return;
  throw new Error(`${flaw ?? "A failure"}: ${status} ${text}`);
}

/** Resident memory of the processes together, in KiB. */
async function memoryOf(pids: readonly number[]): Promise<number> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-o", "rss=", "-p", pids.join(",")],
  }).output();
  return new TextDecoder().decode(stdout).trim().split(/\s+/)
    .reduce((sum, text) => sum + Number(text), 0);
}
