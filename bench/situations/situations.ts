import { compare, type Result } from "../comparison.ts";
import type { District } from "../district.ts";
import {
  ASSIGN,
  ASSIGN_ADJACENT,
  CHECK_IN,
  CREATE,
  LEAVE,
  MOVE,
  RELEASE,
  ROUND_TRIP,
  SEAT,
} from "../operation.ts";
import {
  around,
  assigned,
  EVENING,
  evenings,
  type Ground,
  pending,
  planned,
  swaps,
  TABLES,
} from "../seeds.ts";
import { measureFight } from "./fight.ts";
import type { Lab } from "./lab.ts";
import {
  againstAssignment,
  againstBaseline,
  ONE_CLIENT,
  type Situation,
} from "./situation.ts";
import { REFUSED } from "./refusal.ts";
import { measureAged, withRows } from "./sizes.ts";

/** All situations in the order in which they are measured. */
export const SITUATIONS: readonly Situation[] = [
  againstBaseline("Assign one table", { clients: 1, target: { atMost: 2.5 } }),
  againstBaseline("Assign one table as a signed-in host", {
    clients: 1,
    prepare: async ({ bench }) => ({ caller: await bench.hireHost() }),
  }),
  ...[2, 4, 8, 16, 32].map((clients) =>
    againstBaseline(`Assign over many restaurants, ${clients} clients`, {
      clients,
      ...(clients === 8 && { target: { atLeast: 0.45 } }),
    })
  ),
  againstBaseline("Assign in one busy restaurant, no limit in force", {
    clients: 8,
    target: { atLeast: 0.4 },
    prepare: async (ground, operations) => ({
      district: await addBusy(ground, "busy", operations),
    }),
  }),
  againstBaseline("Assign in one busy restaurant, a limit in force", {
    clients: 8,
    target: { atLeast: 0.25 },
    prepare: async (ground, operations) => ({
      district: await addLimited(ground, "limited", operations),
    }),
  }),
  { name: "Fight for one table and window", measure: measureFight },
  againstAssignment("Assign a merged set of 4 tables", {
    operation: ASSIGN,
    seed: pending("merged"),
    target: { atMost: 1.6 },
  }),
  againstAssignment("Assign 4 tables, adjacency required", {
    operation: ASSIGN_ADJACENT,
    seed: pending("merged"),
  }),
  againstAssignment("Move a booking with its table", {
    operation: MOVE,
    seed: assigned("moved"),
    target: { atMost: 1.5 },
  }),
  againstAssignment("Release a table", {
    operation: RELEASE,
    seed: assigned("background"),
  }),
  againstAssignment("Create a booking with a table", {
    operation: CREATE,
    seed: planned("created"),
    target: { atMost: 1.6 },
  }),
  againstAssignment("Check a party in", {
    operation: CHECK_IN,
    seed: around("due"),
    target: { atMost: 1 },
  }),
  againstAssignment("A party leaves", {
    operation: LEAVE,
    seed: around("seated"),
    target: { atMost: 1 },
  }),
  againstAssignment("Two parties swap their tables", {
    operation: SEAT,
    seed: swaps,
    target: { atMost: 1.8 },
  }),
  againstAssignment(`Seat ${EVENING} bookings at once`, {
    operation: SEAT,
    seed: evenings,
    operations: ONE_CLIENT / EVENING * 3,
    target: { atMost: 12 },
  }),
  {
    name: "Assign while all tables of 1,000 other restaurants are taken",
    measure: measureOccupied,
  },
  againstBaseline("A statement that does nothing", {
    clients: 1,
    operation: ROUND_TRIP,
  }),
  ...REFUSED,
  // The last one in the shared database, because it leaves it without rules.
  againstBaseline("Assign one table without a capacity rules table", {
    clients: 1,
    prepare: async ({ bench }) => {
      await bench.sql`drop table restaurant_capacity_rules`;
      return {};
    },
  }),
  {
    name: "Assign in a session that was opened before the first row",
    measure: measureAged,
  },
  withRows(100_000),
  withRows(1_000_000),
  withRows(5_000_000, { target: { atMost: 1.2 } }),
  withRows(5_000_000, { afterCheckpoint: true }),
];

/** A restaurant of 100 tables that are all taken once an evening. */
async function addBusy(
  { bench }: Ground,
  name: string,
  operations: number,
): Promise<District> {
  const district = await bench.addDistrict({
    name,
    restaurants: 1,
    tables: 100,
  });
  await district.fill(bench.total(operations));
  return district;
}

/** A busy restaurant with a limit, one that is never reached. */
export async function addLimited(
  ground: Ground,
  name: string,
  operations: number,
): Promise<District> {
  const district = await addBusy(ground, name, operations);
  await ground.bench.sql`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values (bench.id(${`${name} restaurant`}, 0), 1000000)`;
  return district;
}

/** Each repetition takes all tables of a few restaurants at one moment. */
async function measureOccupied(this: Situation, lab: Lab): Promise<Result> {
  const { bench } = await lab.shared();
  const restaurants = Math.ceil(bench.scaled(ONE_CLIENT) / TABLES);
  const own = await bench.addDistrict({
    name: "own",
    restaurants,
    tables: TABLES,
  });
  const others = await bench.addDistrict({
    name: "others",
    restaurants: 1000,
    tables: TABLES,
  });
  const moments = lab.extent.repetitions + 1;
  // The first dates are the occupied ones.
  await others.addAssigned("single", moments * 1000 * TABLES);
  const occupied = await own.addPending(
    "single",
    moments * restaurants * TABLES,
  );
  const free = await own.addPending("single", moments * restaurants * TABLES);
  await bench.settle();
  const sessions = await bench.sessions(1);
  return await compare({
    name: this.name,
    against: "at a moment when none is",
    metric: "p50",
    target: "no measurable change",
    subject: bench.side(sessions, ASSIGN, occupied),
    reference: bench.side(sessions, ASSIGN, free),
  }, lab.extent.repetitions);
}
