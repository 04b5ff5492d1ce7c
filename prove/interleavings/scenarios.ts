import { SATURDAY } from "../../tests/fixtures/moment.ts";
import type { ScenePlan } from "./scene.ts";
import {
  move,
  oneByOne,
  release,
  run,
  type Script,
  seat,
  transaction,
} from "./scripts.ts";

/**
 * Sessions that get in each other's way, and how that may end. An outcome
 * lists what every session got, and where the bookings sit then.
 */
export interface Scenario {
  readonly name: string;
  readonly plan: ScenePlan;
  readonly sessions: readonly Script[];
  /** The outcome when the first, the second, … session goes before the others. */
  readonly inOrder: readonly string[];
  /** Further outcomes while they overlap. */
  readonly overlapping?: readonly string[];
  /** Whether it is also played at the higher isolation levels. */
  readonly atAllLevels?: boolean;
  /** Whether it alters the table of the limits. */
  readonly altersRules?: boolean;
}

const TWO = { A: {}, B: {} };
const SUNDAY = "2031-06-15";
const A_SITS = "A=T1@13 18:00";
const NOBODY = { A: {} };
const FULL = { bookings: NOBODY, limits: { max_covers: 0 } };
const REFUSED = "CAPACITY_EXCEEDED | ok => A=-";
const RULES = "restaurant_capacity_rules";
const AWAY = "restaurant_capacity_rules_away";
const SWITCH_OFF = `insert into allocator_settings
  (key, restaurant_id, value, reason) values (
    'app.capacity.post_assignment.enabled', $restaurant, 'off', 'Festival')`;
const RECREATE = `drop table ${RULES}; create table ${RULES} (
    id uuid default gen_random_uuid(), restaurant_id uuid,
    service_period_id uuid, day_of_week smallint, effective_date date,
    max_covers integer, max_parties integer);
  insert into ${RULES} (restaurant_id, max_covers) values ($restaurant, 4)`;

const assignments: readonly Scenario[] = [
  {
    name: "two parties, the same table",
    plan: { bookings: TWO },
    sessions: [transaction(seat("A", "T1")), transaction(seat("B", "T1"))],
    inOrder: [
      `unlimited | TABLE_TAKEN => ${A_SITS}, B=-`,
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "two parties, the same table, one thinks better of it",
    plan: { bookings: TWO },
    sessions: [
      transaction(seat("A", "T1"), "rollback"),
      transaction(seat("B", "T1")),
    ],
    inOrder: [
      "unlimited | unlimited => A=-, B=T1@13 18:00",
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
  },
  {
    name: "three tables and one of them",
    plan: { bookings: TWO },
    sessions: [
      transaction(seat("A", "T1", "T2", "T3")),
      transaction(seat("B", "T2")),
    ],
    inOrder: [
      "unlimited | TABLE_TAKEN => A=T1+T2+T3@13 18:00, B=-",
      "TABLE_TAKEN | unlimited => A=-, B=T2@13 18:00",
    ],
  },
  {
    name: "two sets that share a table",
    plan: { bookings: TWO },
    sessions: [
      transaction(seat("A", "T1", "T2")),
      transaction(seat("B", "T3", "T2")),
    ],
    inOrder: [
      "unlimited | TABLE_TAKEN => A=T1+T2@13 18:00, B=-",
      "TABLE_TAKEN | unlimited => A=-, B=T2+T3@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "a ring of three sets",
    plan: { bookings: { ...TWO, C: {} } },
    sessions: [
      transaction(seat("A", "T1", "T2")),
      transaction(seat("B", "T2", "T3")),
      transaction(seat("C", "T3", "T1")),
    ],
    inOrder: [
      "unlimited | TABLE_TAKEN | TABLE_TAKEN => A=T1+T2@13 18:00, B=-, C=-",
      "TABLE_TAKEN | unlimited | TABLE_TAKEN => A=-, B=T2+T3@13 18:00, C=-",
      "TABLE_TAKEN | TABLE_TAKEN | unlimited => A=-, B=-, C=T1+T3@13 18:00",
    ],
  },
  {
    name: "one party, two sets",
    plan: { bookings: NOBODY },
    sessions: [
      transaction(seat("A", "T1")),
      transaction(seat("A", "T1", "T2")),
    ],
    inOrder: [
      "unlimited | unlimited => A=T1+T2@13 18:00",
      `unlimited | unlimited => ${A_SITS}`,
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment and a release of the table",
    plan: { bookings: { A: {}, B: { table: "T1" } } },
    sessions: [transaction(seat("A", "T1")), transaction(release("B"))],
    inOrder: [
      "TABLE_TAKEN | ok => A=-, B=-",
      `unlimited | ok => ${A_SITS}, B=-`,
    ],
    atAllLevels: true,
  },
];

const edits: readonly Scenario[] = [
  {
    name: "an assignment and a party that moves to its time",
    plan: { bookings: { A: {}, B: { time: "20:00", table: "T1" } } },
    sessions: [transaction(seat("A", "T1")), transaction(move("B", "18:00"))],
    inOrder: [
      `unlimited | TABLE_TAKEN => ${A_SITS}, B=T1@13 20:00`,
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment and a party that makes room",
    plan: { bookings: { A: {}, B: { table: "T1" } } },
    sessions: [transaction(seat("A", "T1")), transaction(move("B", "20:00"))],
    inOrder: [
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 20:00",
      `unlimited | unlimited => ${A_SITS}, B=T1@13 20:00`,
    ],
    atAllLevels: true,
  },
  {
    name: "two parties trade their full dates",
    plan: {
      bookings: { A: { table: "T1" }, B: { day: SATURDAY, table: "T2" } },
      limits: { max_parties: 1 },
    },
    sessions: [
      transaction(move("A", "18:00", SATURDAY)),
      transaction(move("B", "18:00")),
    ],
    inOrder: Array(2).fill(
      `CAPACITY_EXCEEDED | CAPACITY_EXCEEDED => ${A_SITS}, B=T2@14 18:00`,
    ),
    atAllLevels: true,
  },
  {
    name: "two parties trade dates that have room",
    plan: {
      bookings: { A: { table: "T1" }, B: { day: SATURDAY, table: "T2" } },
      limits: { max_parties: 2 },
    },
    sessions: [
      transaction(move("A", "18:00", SATURDAY)),
      transaction(move("B", "18:00")),
    ],
    inOrder: Array(2).fill(
      "enforced | enforced => A=T1@14 18:00, B=T2@13 18:00",
    ),
    atAllLevels: true,
  },
  {
    name: "two parties move to a date that has room for one",
    plan: {
      bookings: { A: { table: "T1" }, B: { day: SUNDAY, table: "T2" } },
      limits: { max_parties: 1 },
    },
    sessions: [
      transaction(move("A", "18:00", SATURDAY)),
      transaction(move("B", "18:00", SATURDAY)),
    ],
    inOrder: [
      "enforced | CAPACITY_EXCEEDED => A=T1@14 18:00, B=T2@15 18:00",
      `CAPACITY_EXCEEDED | enforced => ${A_SITS}, B=T2@14 18:00`,
    ],
    atAllLevels: true,
  },
];

const limits: readonly Scenario[] = [
  {
    name: "two parties that only together exceed the limit",
    plan: { bookings: TWO, limits: { max_covers: 7 } },
    sessions: [transaction(seat("A", "T1")), transaction(seat("B", "T2"))],
    inOrder: [
      `enforced | CAPACITY_EXCEEDED => ${A_SITS}, B=-`,
      "CAPACITY_EXCEEDED | enforced => A=-, B=T2@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment while the limit is lowered",
    plan: { bookings: NOBODY, limits: { max_covers: 4 } },
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(
        `update ${RULES} set max_covers = 3 where restaurant_id = $restaurant`,
      )),
    ],
    inOrder: [`enforced | ok => ${A_SITS}`, REFUSED],
  },
  {
    name: "an assignment while the limit is nearly lowered",
    plan: { bookings: NOBODY, limits: { max_covers: 4 } },
    sessions: [
      transaction(seat("A", "T1")),
      transaction(
        run(`update ${RULES} set max_covers = 3
          where restaurant_id = $restaurant`),
        "rollback",
      ),
    ],
    inOrder: Array(2).fill(`enforced | ok => ${A_SITS}`),
  },
  {
    name: "an assignment while the guard is switched off",
    plan: FULL,
    sessions: [transaction(seat("A", "T1")), transaction(run(SWITCH_OFF))],
    inOrder: [REFUSED, `bypassed | ok => ${A_SITS}`],
  },
  {
    name: "an assignment while the guard is nearly switched off",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(SWITCH_OFF), "rollback"),
    ],
    inOrder: Array(2).fill(REFUSED),
  },
];

const schema: readonly Scenario[] = [
  {
    name: "an assignment while the table of the limits is dropped",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(`drop table ${RULES}`)),
    ],
    inOrder: [REFUSED, `absent | ok => ${A_SITS}`],
    altersRules: true,
  },
  {
    name: "an assignment while the table of the limits is nearly dropped",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(`drop table ${RULES}`), "rollback"),
    ],
    inOrder: Array(2).fill(REFUSED),
    altersRules: true,
  },
  {
    name: "an assignment while the table of the limits is made anew",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(RECREATE)),
    ],
    inOrder: [REFUSED, `enforced | ok => ${A_SITS}`],
    altersRules: true,
  },
  {
    name: "an assignment while the table of the limits is renamed",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(`alter table ${RULES} rename to ${AWAY}`)),
    ],
    inOrder: [REFUSED, `absent | ok => ${A_SITS}`],
    altersRules: true,
  },
  {
    name: "an assignment while the table of the limits is away for a while",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      oneByOne(
        run(`alter table ${RULES} rename to ${AWAY}`),
        run(`alter table ${AWAY} rename to ${RULES}`),
      ),
    ],
    inOrder: Array(2).fill(REFUSED),
    overlapping: [`absent | ok => ${A_SITS}`],
    altersRules: true,
  },
];

/** Everything that is played in every order. */
export const scenarios: readonly Scenario[] = [
  ...assignments,
  ...edits,
  ...limits,
  ...schema,
];
