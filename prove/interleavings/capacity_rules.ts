import {
  A_SITS,
  ALWAYS_REFUSED,
  FULL,
  REFUSED,
  RULES,
  type Scenario,
} from "./scenario.ts";
import { oneByOne, rolledBack, run, seat } from "./scripts.ts";

const AWAY = "restaurant_capacity_rules_away";

const DROP = `drop table ${RULES}`;
const RECREATE = `${DROP}; create table ${RULES} (
    id uuid default gen_random_uuid(), restaurant_id uuid,
    service_period_id uuid, day_of_week smallint, effective_date date,
    max_covers integer, max_parties integer);
  insert into ${RULES} (restaurant_id, max_covers) values ($restaurant, 4)`;
const RENAME = `alter table ${RULES} rename to ${AWAY}`;
const RENAME_BACK = `alter table ${AWAY} rename to ${RULES}`;
const DROP_COLUMN = `alter table ${RULES} drop column max_covers cascade`;
const ADD_COLUMN =
  `alter table ${RULES} add column max_covers integer default 0`;

const ABSENT = `absent | ok => ${A_SITS}`;
const UNREADABLE = "CAPACITY_RULES_UNREADABLE | ok => A=-";

/** Assignments, where the service is full, against changes of the rules. */
export const capacityRules: readonly Scenario[] = [
  {
    name: "an assignment while the capacity rules are dropped",
    plan: FULL,
    sessions: [seat("A", "T1"), run(DROP)],
    inOrder: [REFUSED, ABSENT],
    altersRules: true,
  },
  {
    name: "an assignment while the capacity rules are dropped, but rolled back",
    plan: FULL,
    sessions: [seat("A", "T1"), rolledBack(run(DROP))],
    inOrder: ALWAYS_REFUSED,
    altersRules: true,
  },
  {
    name: "an assignment while the capacity rules are created again",
    plan: FULL,
    sessions: [seat("A", "T1"), run(RECREATE)],
    inOrder: [REFUSED, `enforced | ok => ${A_SITS}`],
    altersRules: true,
  },
  {
    name: "an assignment while the capacity rules are renamed",
    plan: FULL,
    sessions: [seat("A", "T1"), run(RENAME)],
    inOrder: [REFUSED, ABSENT],
    altersRules: true,
  },
  {
    name: "an assignment while the capacity rules are away for a while",
    plan: FULL,
    sessions: [seat("A", "T1"), oneByOne(RENAME, RENAME_BACK)],
    inOrder: ALWAYS_REFUSED,
    overlapping: [ABSENT],
    altersRules: true,
  },
  {
    name: "an assignment while a column of the capacity rules is dropped",
    plan: FULL,
    sessions: [seat("A", "T1"), run(DROP_COLUMN)],
    inOrder: [REFUSED, UNREADABLE],
    altersRules: true,
  },
  {
    name:
      "an assignment while a column of the capacity rules is dropped, but rolled back",
    plan: FULL,
    sessions: [seat("A", "T1"), rolledBack(run(DROP_COLUMN))],
    inOrder: ALWAYS_REFUSED,
    altersRules: true,
  },
  {
    name: "an assignment while the capacity rules cannot be read for a while",
    plan: FULL,
    sessions: [seat("A", "T1"), oneByOne(DROP_COLUMN, ADD_COLUMN)],
    inOrder: ALWAYS_REFUSED,
    overlapping: [UNREADABLE],
    altersRules: true,
  },
];
