import { summarize, type Summary } from "../statistics.ts";
import type { Bench } from "./bench.ts";
import type { District } from "./district.ts";
import { ASSIGN, INSERT_FLOOR } from "./operation.ts";
import { repeat, type Sample } from "./repetition.ts";

const CLIENTS = [1, 2, 4, 8, 16, 32];
const OPERATIONS = 800;

/** A number of clients, and operations per second of them together. */
export interface CrowdPoint {
  readonly clients: number;
  readonly assign: Summary;
  readonly floor: Summary;
  /** Milliseconds of processor time of the clients per assignment. */
  readonly clientCpu: Summary;
}

/** Measures the rates of more and more clients over many restaurants. */
export async function measureCrowds(
  bench: Bench,
  many: District,
  report: (step: string) => void,
): Promise<CrowdPoint[]> {
  const points: CrowdPoint[] = [];
  for (const clients of CLIENTS) {
    report(`Rate of ${clients} clients`);
    points.push(await measure(bench, many, clients));
    await bench.endSessions();
  }
  return points;
}

async function measure(
  bench: Bench,
  many: District,
  clients: number,
): Promise<CrowdPoint> {
  const items = await bench.pending(many, "single", OPERATIONS);
  const sessions = await bench.sessions(clients);
  const count = bench.scaled(OPERATIONS);
  const samples: { floor: Sample; assign: Sample }[] = [];
  for (let first = 0; first < items.length; first += count) {
    const part = items.slice(first, first + count);
    samples.push({
      floor: await repeat(sessions, INSERT_FLOOR, part),
      assign: await repeat(sessions, ASSIGN, part),
    });
  }
  // The first one warms up.
  const counted = samples.slice(1);
  return {
    clients,
    floor: summarize(counted.map(({ floor }) => floor.rate)),
    assign: summarize(counted.map(({ assign }) => assign.rate)),
    clientCpu: summarize(counted.map(({ assign }) => assign.clientCpu)),
  };
}
