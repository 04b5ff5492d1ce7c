import { A_SITS, FULL, REFUSED, RULES, type Scenario } from "./scenario.ts";
import { oneByOne, run, seat, transaction } from "./scripts.ts";

const AWAY = "restaurant_capacity_rules_away";
const RECREATE = `drop table ${RULES}; create table ${RULES} (
    id uuid default gen_random_uuid(), restaurant_id uuid,
    service_period_id uuid, day_of_week smallint, effective_date date,
    max_covers integer, max_parties integer);
  insert into ${RULES} (restaurant_id, max_covers) values ($restaurant, 4)`;

const DROP_COLUMN = `alter table ${RULES} drop column max_covers cascade`;
const ADD_COLUMN =
  `alter table ${RULES} add column max_covers integer default 0`;
const UNREADABLE = "CAPACITY_RULES_UNREADABLE | ok => A=-";

/** Assignments against changes of the table of the limits. */
export const rulesTable: readonly Scenario[] = [
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
  {
    name: "an assignment while a column of the limits is dropped",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(DROP_COLUMN)),
    ],
    inOrder: [REFUSED, UNREADABLE],
    altersRules: true,
  },
  {
    name: "an assignment while a column of the limits is nearly dropped",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      transaction(run(DROP_COLUMN), "rollback"),
    ],
    inOrder: Array(2).fill(REFUSED),
    altersRules: true,
  },
  {
    name: "an assignment while the limits cannot be read for a while",
    plan: FULL,
    sessions: [
      transaction(seat("A", "T1")),
      oneByOne(run(DROP_COLUMN), run(ADD_COLUMN)),
    ],
    inOrder: Array(2).fill(REFUSED),
    overlapping: [UNREADABLE],
    altersRules: true,
  },
];
