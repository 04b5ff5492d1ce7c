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

/** Assignments against limits, the change of a limit, and the switch. */
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
];
