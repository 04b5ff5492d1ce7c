import type { Scenario } from "./scenario.ts";
import { leave, release, seat, sitDown, walkIn } from "./scripts.ts";

/** A sits at the table that B is promised next. */
const A_BEFORE_B = {
  A: { around: [-60, 60], table: "T1", sits: true },
  B: { around: [90, 180], table: "T1" },
} as const;

/** The same, and A has stayed beyond its end. */
const A_STAYS = {
  ...A_BEFORE_B,
  A: { ...A_BEFORE_B.A, sits: "beyond its end" },
} as const;

/** B wants the table now. */
const B_WANTS_IT = {
  A: A_BEFORE_B.A,
  B: { around: [-40, 60] },
} as const;

/** Who sits down, leaves and moves at one table. */
export const room: readonly Scenario[] = [
  {
    name: "the next party sits down and the last one leaves",
    plan: { bookings: A_BEFORE_B },
    sessions: [sitDown("B"), leave("A")],
    firstCallDecides: true,
    inOrder: [
      "TABLE_OCCUPIED | unlimited => A=-, B=T1 confirmed",
      "unlimited | unlimited => A=-, B=T1 checked_in",
    ],
    atAllLevels: true,
  },
  {
    name: "the next party sits down and one that outstayed its time leaves",
    plan: { bookings: A_STAYS },
    sessions: [sitDown("B"), leave("A")],
    firstCallDecides: true,
    inOrder: [
      "TABLE_OCCUPIED | unlimited => A=-, B=T1 confirmed",
      "unlimited | unlimited => A=-, B=T1 checked_in",
    ],
  },
  {
    name: "the next party sits down and the last one moves away",
    plan: { bookings: A_BEFORE_B },
    sessions: [sitDown("B"), seat("A", "T2")],
    firstCallDecides: true,
    inOrder: [
      "TABLE_OCCUPIED | unlimited => A=T2 checked_in, B=T1 confirmed",
      "unlimited | unlimited => A=T2 checked_in, B=T1 checked_in",
    ],
    atAllLevels: true,
  },
  {
    name: "the next party sits down and the last one gives its table back",
    plan: { bookings: A_BEFORE_B },
    sessions: [sitDown("B"), release("A")],
    firstCallDecides: true,
    inOrder: [
      "TABLE_OCCUPIED | ok => A=-, B=T1 confirmed",
      "unlimited | ok => A=-, B=T1 checked_in",
    ],
  },
  {
    name: "two parties sit down at one table, one of them early",
    plan: {
      bookings: { ...A_BEFORE_B, A: { ...A_BEFORE_B.A, sits: false } },
    },
    sessions: [sitDown("A"), sitDown("B")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_OCCUPIED => A=T1 checked_in, B=T1 confirmed",
      "unlimited | TABLE_TAKEN => A=T1 checked_in, B=T1 confirmed",
    ],
    atAllLevels: true,
  },
  {
    name: "a table is taken for now and the party there leaves",
    plan: { bookings: B_WANTS_IT },
    sessions: [seat("B", "T1"), leave("A")],
    firstCallDecides: true,
    inOrder: [
      "TABLE_OCCUPIED | unlimited => A=-, B=-",
      "unlimited | unlimited => A=-, B=T1 confirmed",
    ],
    atAllLevels: true,
  },
  {
    name: "a table is taken for now and its next party sits down early",
    plan: { bookings: { ...B_WANTS_IT, A: A_BEFORE_B.B } },
    sessions: [seat("B", "T1"), sitDown("A")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_TAKEN => A=T1 confirmed, B=T1 confirmed",
      "TABLE_OCCUPIED | unlimited => A=T1 checked_in, B=-",
    ],
  },
  {
    name: "two parties walk in to one table",
    plan: { bookings: {} },
    sessions: [walkIn("T1"), walkIn("T1")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_OCCUPIED => new=T1 checked_in",
      "TABLE_OCCUPIED | unlimited => new=T1 checked_in",
    ],
    atAllLevels: true,
  },
  {
    name: "a party moves to a table where another one sits down",
    plan: {
      bookings: {
        A: A_BEFORE_B.A,
        B: { around: [90, 180], table: "T2" },
      },
    },
    sessions: [seat("A", "T2"), sitDown("B")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_OCCUPIED => A=T2 checked_in, B=T2 confirmed",
      "TABLE_OCCUPIED | unlimited => A=T1 checked_in, B=T2 checked_in",
    ],
  },
];
