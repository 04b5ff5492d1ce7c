import {
  A_SITS,
  ALWAYS_REFUSED,
  FULL,
  ONE,
  REFUSED,
  RULES,
  type Scenario,
  TWO,
} from "./scenario.ts";
import { rolledBack, run, seat } from "./scripts.ts";

const SWITCH_OFF = `insert into allocator_settings
  (key, restaurant_id, value, reason) values (
    'app.capacity.post_assignment.enabled', $restaurant, 'off', 'Festival')`;

const LOWER =
  `update ${RULES} set max_covers = 3 where restaurant_id = $restaurant`;

const ADD = `insert into ${RULES} (restaurant_id, max_parties)
  values ($restaurant, 1)`;
const DELETE_TABLE = `delete from dining_tables
  where restaurant_id = $restaurant and label = 'T1'`;

/** Assignments against changes of limits, of the switch and of the tables. */
export const limits: readonly Scenario[] = [
  {
    name: "two parties that only together exceed the limit",
    plan: { bookings: TWO, limits: { max_covers: 7 } },
    sessions: [seat("A", "T1"), seat("B", "T2")],
    inOrder: [
      `enforced | CAPACITY_EXCEEDED => ${A_SITS}, B=-`,
      "CAPACITY_EXCEEDED | enforced => A=-, B=T2@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment while the limit is lowered",
    plan: { bookings: ONE, limits: { max_covers: 4 } },
    sessions: [seat("A", "T1"), run(LOWER)],
    inOrder: [`enforced | ok => ${A_SITS}`, REFUSED],
  },
  {
    name: "an assignment while the limit is lowered, but rolled back",
    plan: { bookings: ONE, limits: { max_covers: 4 } },
    sessions: [seat("A", "T1"), rolledBack(run(LOWER))],
    inOrder: Array(2).fill(`enforced | ok => ${A_SITS}`),
  },
  {
    name: "an assignment while the guard is switched off",
    plan: FULL,
    sessions: [seat("A", "T1"), run(SWITCH_OFF)],
    inOrder: [REFUSED, `bypassed | ok => ${A_SITS}`],
  },
  {
    name: "an assignment while the guard is switched off, but rolled back",
    plan: FULL,
    sessions: [seat("A", "T1"), rolledBack(run(SWITCH_OFF))],
    inOrder: ALWAYS_REFUSED,
  },
  {
    name: "two assignments while the first limit is added",
    plan: { bookings: TWO },
    sessions: [seat("A", "T1"), run(ADD), seat("B", "T2")],
    inOrder: [
      `unlimited | ok | unlimited => ${A_SITS}, B=T2@13 18:00`,
      `unlimited | ok | CAPACITY_EXCEEDED => ${A_SITS}, B=-`,
      `enforced | ok | CAPACITY_EXCEEDED => ${A_SITS}, B=-`,
      "CAPACITY_EXCEEDED | ok | unlimited => A=-, B=T2@13 18:00",
      "CAPACITY_EXCEEDED | ok | enforced => A=-, B=T2@13 18:00",
    ],
  },
  {
    name: "an assignment while the table is deleted",
    plan: { bookings: ONE },
    sessions: [seat("A", "T1"), run(DELETE_TABLE)],
    inOrder: [`unlimited | 23503 => ${A_SITS}`, "TABLE_NOT_FOUND | ok => A=-"],
    overlapping: ["55P03 | ok => A=-"],
    atAllLevels: true,
  },
  {
    name: "an assignment while the table is deleted, but rolled back",
    plan: { bookings: ONE },
    sessions: [seat("A", "T1"), rolledBack(run(DELETE_TABLE))],
    inOrder: Array(2).fill(`unlimited | ok => ${A_SITS}`),
    overlapping: ["55P03 | ok => A=-"],
  },
];
