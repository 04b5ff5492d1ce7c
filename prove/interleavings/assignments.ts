import { A_SITS, ONE, type Scenario, TWO } from "./scenario.ts";
import { release, rolledBack, run, seat } from "./scripts.ts";

const DELETE = "delete from restaurants where id = $restaurant";

/** Assignments against each other, a release, and the end of a restaurant. */
export const assignments: readonly Scenario[] = [
  {
    name: "two parties, the same table",
    plan: { bookings: TWO },
    sessions: [seat("A", "T1"), seat("B", "T1")],
    inOrder: [
      `unlimited | TABLE_TAKEN => ${A_SITS}, B=-`,
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "two parties, the same table, one rolls back",
    plan: { bookings: TWO },
    sessions: [rolledBack(seat("A", "T1")), seat("B", "T1")],
    inOrder: [
      "unlimited | unlimited => A=-, B=T1@13 18:00",
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
  },
  {
    name: "three tables and one of them",
    plan: { bookings: TWO },
    sessions: [seat("A", "T1", "T2", "T3"), seat("B", "T2")],
    inOrder: [
      "unlimited | TABLE_TAKEN => A=T1+T2+T3@13 18:00, B=-",
      "TABLE_TAKEN | unlimited => A=-, B=T2@13 18:00",
    ],
  },
  {
    name: "two sets that share a table",
    plan: { bookings: TWO },
    sessions: [seat("A", "T1", "T2"), seat("B", "T3", "T2")],
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
      seat("A", "T1", "T2"),
      seat("B", "T2", "T3"),
      seat("C", "T3", "T1"),
    ],
    inOrder: [
      "unlimited | TABLE_TAKEN | TABLE_TAKEN => A=T1+T2@13 18:00, B=-, C=-",
      "TABLE_TAKEN | unlimited | TABLE_TAKEN => A=-, B=T2+T3@13 18:00, C=-",
      "TABLE_TAKEN | TABLE_TAKEN | unlimited => A=-, B=-, C=T1+T3@13 18:00",
    ],
  },
  {
    name: "one party, two sets",
    plan: { bookings: ONE },
    sessions: [seat("A", "T1"), seat("A", "T1", "T2")],
    inOrder: [
      "unlimited | unlimited => A=T1+T2@13 18:00",
      `unlimited | unlimited => ${A_SITS}`,
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment and a release of the table",
    plan: { bookings: { A: {}, B: { table: "T1" } } },
    sessions: [seat("A", "T1"), release("B")],
    inOrder: [
      "TABLE_TAKEN | ok => A=-, B=-",
      `unlimited | ok => ${A_SITS}, B=-`,
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment while the restaurant is deleted",
    plan: { bookings: ONE },
    sessions: [seat("A", "T1"), run(DELETE)],
    inOrder: ["unlimited | ok => A=-", "BOOKING_NOT_FOUND | ok => A=-"],
    atAllLevels: true,
  },
];
