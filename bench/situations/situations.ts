import type { Bench } from "./bench.ts";
import { compare, type Result, type Target } from "./comparison.ts";
import { type District, RIVALS } from "./district.ts";
import { fight } from "./fight.ts";
import {
  ASSIGN,
  ASSIGN_ADJACENT,
  INSERT_FLOOR,
  MOVE,
  type Operation,
  ROUND_TRIP,
} from "./operation.ts";
import type { Caller } from "./session.ts";

const ONE_CLIENT = 600;
const EIGHT_CLIENTS = 1600;
const ROUNDS = 200;

/** Of each restaurant around a moment that is measured. */
const TABLES = 20;

/** Something that can happen. */
export interface Situation {
  readonly name: string;
  /** @param many Restaurants of 20 tables each. */
  measure(bench: Bench, many: District): Promise<Result>;
}

/** All that share a database, in the order of their measurement. */
export const SITUATIONS: readonly Situation[] = [
  againstFloor("Assign one table", {
    clients: 1,
    target: { atMost: 2.5 },
  }),
  againstFloor("Assign one table as a signed-in host", {
    clients: 1,
    prepare: async (bench, many) => ({
      district: many,
      caller: await hireHost(bench),
    }),
  }),
  againstFloor("Assign over many restaurants", {
    clients: 8,
    target: { atLeast: 0.45 },
  }),
  againstFloor("Assign in one busy restaurant, no limit in force", {
    clients: 8,
    target: { atLeast: 0.4 },
    prepare: async (bench) => ({
      district: await addBusy(bench, "busy", bench.total(EIGHT_CLIENTS)),
    }),
  }),
  againstFloor("Assign in one busy restaurant, a limit in force", {
    clients: 8,
    target: { atLeast: 0.25 },
    prepare: async (bench) => ({
      district: await addLimited(
        bench,
        "limited",
        bench.total(EIGHT_CLIENTS),
      ),
    }),
  }),
  {
    name: "Fight for one table and window",
    async measure(bench, many) {
      const items = await bench.pending(many, "fought", ROUNDS * RIVALS);
      const sessions = await bench.sessions(RIVALS);
      return await fight(this.name, sessions, items, bench.extent.repetitions);
    },
  },
  merged("Assign a merged set of 4 tables", ASSIGN, { atMost: 1.6 }),
  merged("Assign 4 tables, adjacency required", ASSIGN_ADJACENT),
  {
    name: "Move a booking with its table",
    async measure(bench, many) {
      const { sql } = bench;
      const sessions = await bench.sessions(1);
      const moved = await many.addAssigned("moved", bench.total(ONE_CLIENT));
      const items = await bench.pending(many, "single", ONE_CLIENT);
      return await compare({
        name: this.name,
        against: "assign one table",
        metric: "p50",
        target: { atMost: 1.5 },
        subject: { sql, sessions, operation: MOVE, items: moved },
        reference: { sql, sessions, operation: ASSIGN, items },
      }, bench.extent.repetitions);
    },
  },
  {
    name: "Assign while all tables of 1,000 other restaurants are taken",
    measure: measureOccupied,
  },
  againstFloor("A statement that does nothing", {
    clients: 1,
    operation: ROUND_TRIP,
  }),
  // Last, because it leaves the database so.
  againstFloor("Assign one table without a capacity rules table", {
    clients: 1,
    prepare: async (bench, many) => {
      await bench.sql`drop table restaurant_capacity_rules`;
      return { district: many };
    },
  }),
];

interface FloorOptions {
  /** One is measured by its latency, several by their rate. */
  readonly clients: 1 | 8;
  readonly target?: Target;
  readonly operation?: Operation;
  readonly prepare?: (
    bench: Bench,
    many: District,
  ) => Promise<{ readonly district: District; readonly caller?: Caller }>;
}

function againstFloor(name: string, options: FloorOptions): Situation {
  const { clients, target, operation = ASSIGN, prepare } = options;
  const operations = clients === 1 ? ONE_CLIENT : EIGHT_CLIENTS;
  return {
    name,
    async measure(bench, many) {
      const { district = many, caller } = await prepare?.(bench, many) ?? {};
      const items = await bench.pending(district, "single", operations);
      const floor = await bench.sessions(clients);
      const sessions = caller ? await bench.sessions(clients, caller) : floor;
      const { sql } = bench;
      return await compare({
        name,
        against: "floor",
        metric: clients === 1 ? "p50" : "rate",
        subject: { sql, sessions, operation, items },
        reference: { sql, sessions: floor, operation: INSERT_FLOOR, items },
        ...(target && { target }),
      }, bench.extent.repetitions);
    },
  };
}

function merged(
  name: string,
  operation: Operation,
  target?: Target,
): Situation {
  return {
    name,
    async measure(bench, many) {
      const { sql } = bench;
      const sessions = await bench.sessions(1);
      const sets = await bench.pending(many, "merged", ONE_CLIENT);
      const items = await bench.pending(many, "single", ONE_CLIENT);
      return await compare({
        name,
        against: "assign one table",
        metric: "p50",
        subject: { sql, sessions, operation, items: sets },
        reference: { sql, sessions, operation: ASSIGN, items },
        ...(target && { target }),
      }, bench.extent.repetitions);
    },
  };
}

/** A restaurant of 100 tables that are all taken once an evening. */
async function addBusy(
  bench: Bench,
  name: string,
  taken: number,
): Promise<District> {
  const district = await bench.addDistrict({
    name,
    restaurants: 1,
    tables: 100,
  });
  await district.fill(taken);
  return district;
}

/** A busy restaurant with a limit, one that is never reached. */
export async function addLimited(
  bench: Bench,
  name: string,
  taken: number,
): Promise<District> {
  const district = await addBusy(bench, name, taken);
  await bench.sql`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values (bench.id(${`${name} restaurant`}, 0), 1000000)`;
  return district;
}

/** A user who is a host in every restaurant. */
async function hireHost(bench: Bench): Promise<Caller> {
  const [user] = await bench.sql<{ id: string }[]>`
    insert into auth.users (email) values ('host@bench.test') returning id`;
  if (user === undefined) throw new Error("The host was not inserted");
  await bench.sql`
    insert into restaurant_members (restaurant_id, user_id, role)
    select id, ${user.id}, 'host' from restaurants`;
  return { userId: user.id };
}

/** Each repetition takes all tables of a few restaurants at one moment. */
async function measureOccupied(this: Situation, bench: Bench): Promise<Result> {
  const { sql } = bench;
  const { repetitions } = bench.extent;
  const restaurants = Math.ceil(bench.scaled(ONE_CLIENT) / TABLES);
  const perMoment = restaurants * TABLES;
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
  const moments = repetitions + 1;
  // The first dates are the occupied ones.
  await others.addAssigned("single", moments * 1000 * TABLES);
  const occupied = await own.addPending("single", moments * perMoment);
  const free = await own.addPending("single", moments * perMoment);
  await bench.settle();
  const sessions = await bench.sessions(1);
  return await compare({
    name: this.name,
    against: "at a moment when none is",
    metric: "p50",
    target: "no measurable change",
    subject: { sql, sessions, operation: ASSIGN, items: occupied },
    reference: { sql, sessions, operation: ASSIGN, items: free },
  }, repetitions);
}
