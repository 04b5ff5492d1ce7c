import { SATURDAY } from "../../support/moment.ts";
import { A_SITS, type Scenario } from "./scenario.ts";
import { move, seat } from "./scripts.ts";

const SUNDAY = "2031-06-15";

/** Edits against assignments and against each other. */
export const edits: readonly Scenario[] = [
  {
    name: "an assignment and a party that moves to its time",
    plan: { bookings: { A: {}, B: { time: "20:00", table: "T1" } } },
    sessions: [seat("A", "T1"), move("B", "18:00")],
    inOrder: [
      `unlimited | TABLE_TAKEN => ${A_SITS}, B=T1@13 20:00`,
      "TABLE_TAKEN | unlimited => A=-, B=T1@13 18:00",
    ],
    atAllLevels: true,
  },
  {
    name: "an assignment and a party that makes room",
    plan: { bookings: { A: {}, B: { table: "T1" } } },
    sessions: [seat("A", "T1"), move("B", "20:00")],
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
    sessions: [move("A", "18:00", SATURDAY), move("B", "18:00")],
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
    sessions: [move("A", "18:00", SATURDAY), move("B", "18:00")],
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
    sessions: [move("A", "18:00", SATURDAY), move("B", "18:00", SATURDAY)],
    inOrder: [
      "enforced | CAPACITY_EXCEEDED => A=T1@14 18:00, B=T2@15 18:00",
      `CAPACITY_EXCEEDED | enforced => ${A_SITS}, B=T2@14 18:00`,
    ],
    atAllLevels: true,
  },
];
