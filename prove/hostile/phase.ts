import fc from "fast-check";
import { assignTablesRequest } from "../../supabase/functions/assign-tables/request.ts";
import { unassignTablesRequest } from "../../supabase/functions/unassign-tables/request.ts";
import { updateBookingRequest } from "../../supabase/functions/update-booking/request.ts";
import type { EndpointName } from "../../support/endpoint.ts";
import { flawOf } from "../clients/error_body.ts";
import { functionProcesses } from "../faults/killed_function.ts";
import { createScene } from "../history/scene.ts";
import type { Proof } from "../proof.ts";
import { bodiesFor, type KnownIds } from "./arbitraries.ts";
import { attackWithTokens } from "./credentials.ts";
import { type HostileRequest, requestsWith, sendHostile } from "./request.ts";

const SCHEMAS = {
  "assign-tables": assignTablesRequest,
  "unassign-tables": unassignTablesRequest,
  "update-booking": updateBookingRequest,
} as const;

/** Requests per second of the whole run: 50,000 in half an hour. */
const RATE = 28;
const FEWEST = 2000;

/** What the three functions may grow by once they are warm. */
const GROWTH_KIB = 192 * 1024;

/** Sends what no client should, and expects documented answers only. */
export async function proveHostile(proof: Proof): Promise<void> {
  const { sql, random, report } = proof;
  const scene = await createScene(sql, random, false);
  await attackWithTokens(proof, scene);
  const known = { bookings: scene.bookingIds, tables: scene.floor.tables };
  const total = Math.max(FEWEST, Math.round(proof.seconds * RATE));
  await bombard(proof, known, Math.round(total / 2));
  const before = await memoryOf(proof);
  await bombard(proof, known, Math.round(total / 2));
  const after = await memoryOf(proof);
  report.count("MiB grown", Math.round((after - before) / 1024));
  if (after - before > GROWTH_KIB) {
    report.violate(
      "I7",
      `The functions grew from ${before} to ${after} KiB in ${total} requests`,
    );
  }
}

async function bombard(
  { report, random }: Proof,
  known: KnownIds,
  total: number,
): Promise<void> {
  const names = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];
  await Promise.all(names.map(async (name) => {
    const requests = requestsWith(bodiesFor(SCHEMAS[name], known));
    const result = await fc.check(
      fc.asyncProperty(requests, (request) => expectAnswer(name, request)),
      {
        numRuns: Math.round(total / names.length),
        seed: random.below(2 ** 30),
      },
    );
    report.count("operations", result.numRuns);
    report.count("requests", result.numRuns);
    if (!result.failed) return;
    report.violate(
      "I7",
      `${name}: ${result.errorInstance}\n${
        JSON.stringify(result.counterexample)
      }`,
    );
  }));
}

/** @throws {Error} If the answer is not a documented one. */
async function expectAnswer(
  name: EndpointName,
  request: HostileRequest,
): Promise<void> {
  const { status, text } = await sendHostile(name, request);
  if (status === 200 || status === 204) return;
  const body: unknown = text === "" ? null : JSON.parse(text);
  const isForAuth = status === 401;
  if (isForAuth && text.includes('"@supabase/server"')) return;
  const flaw = flawOf(status, body);
  if (flaw === null && status < 500) return;
  throw new Error(`${flaw ?? "A failure"}: ${status} ${text}`);
}

/** Resident memory of all function processes together, in KiB. */
async function memoryOf(proof: Proof): Promise<number> {
  const pids = await functionProcesses(proof);
  const { stdout } = await new Deno.Command("ps", {
    args: ["-o", "rss=", "-p", pids.join(",")],
  }).output();
  return new TextDecoder().decode(stdout).trim().split(/\s+/)
    .reduce((sum, text) => sum + Number(text), 0);
}
