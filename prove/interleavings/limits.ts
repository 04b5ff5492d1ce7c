import {
  A_SITS,
  FULL,
  NOBODY,
  REFUSED,
  RULES,
  type Scenario,
  TWO,
} from "./scenario.ts";
import { run, seat, transaction } from "./scripts.ts";

const SWITCH_OFF = `insert into allocator_settings
  (key, restaurant_id, value, reason) values (
    'app.capacity.post_assignment.enabled', $restaurant, 'off', 'Festival')`;

/** Assignments against limits, the change of a limit, and the switch. */
export const limits: readonly Scenario[] = [
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
