import { compare, type Result, type Target } from "../comparison.ts";
import type { District } from "../district.ts";
import {
  ASSIGN,
  BASELINE,
  type Operation,
  type Subject,
} from "../operation.ts";
import type { Ground, Seed } from "../seeds.ts";
import type { Caller } from "../session.ts";
import type { Lab } from "./lab.ts";

/** Operations of one repetition. */
export const ONE_CLIENT = 600;
const SEVERAL_CLIENTS = 1600;

/** Something that can happen, and what it is measured against. */
export interface Situation {
  readonly name: string;
  measure(lab: Lab): Promise<Result>;
}

/** How a situation is measured against the baseline. */
export interface BaselineOptions {
  /** One is measured by its latency, several by their rate. */
  readonly clients: number;
  readonly target?: Target;
  readonly operation?: Operation;
  /** In place of the shared restaurants and the system. */
  readonly prepare?: (
    ground: Ground,
    operations: number,
  ) => Promise<{ readonly district?: District; readonly caller?: Caller }>;
}

/** Measures an operation against the baseline with the same tables and times. */
export function againstBaseline(
  name: string,
  { clients, target, operation = ASSIGN, prepare }: BaselineOptions,
): Situation {
  const operations = clients === 1 ? ONE_CLIENT : SEVERAL_CLIENTS;
  return {
    name,
    async measure(lab) {
      const ground = await lab.shared();
      const { bench } = ground;
      const { district = ground.district, caller } =
        await prepare?.(ground, operations) ?? {};
      const items = await bench.pending(district, "single", operations);
      const plain = await bench.sessions(clients);
      const sessions = caller ? await bench.sessions(clients, caller) : plain;
      return await compare({
        name,
        against: "baseline",
        metric: clients === 1 ? "p50" : "rate",
        target,
        subject: bench.side(sessions, operation, items),
        reference: bench.side(plain, BASELINE, items),
      }, lab.extent.repetitions);
    },
  };
}

/** How a situation is measured against an assignment of one table. */
export interface AssignmentOptions<Of extends Subject> {
  readonly operation: Operation<Of>;
  readonly seed: Seed<Of>;
  /** Of one repetition. */
  readonly operations?: number;
  readonly target?: Target;
}

/** Measures an operation of one client against an assignment of one table. */
export function againstAssignment<Of extends Subject>(
  name: string,
  { operation, seed, operations = ONE_CLIENT, target }: AssignmentOptions<Of>,
): Situation {
  return {
    name,
    async measure(lab) {
      const ground = await lab.shared();
      const { bench, district } = ground;
      const sessions = await bench.sessions(1);
      const subjects = await seed(ground, bench.total(operations));
      const single = await bench.pending(district, "single", ONE_CLIENT);
      return await compare({
        name,
        against: "assign one table",
        metric: "p50",
        target,
        subject: bench.side(sessions, operation, subjects),
        reference: bench.side(sessions, ASSIGN, single),
      }, lab.extent.repetitions);
    },
  };
}
