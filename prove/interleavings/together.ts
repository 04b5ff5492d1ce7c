import { RULES, type Scenario } from "./scenario.ts";
import { block, create, move, run, seat, seatTogether } from "./scripts.ts";

const PAIR = { A: { table: "T1" }, B: { table: "T2" } };
const RING = { ...PAIR, C: { table: "T3" } };
const SWAP = seatTogether({ A: "T2", B: "T1" });
const SWAPPED = "A=T2@13 18:00, B=T1@13 18:00";

const ADD = `insert into ${RULES} (restaurant_id, max_parties)
  values ($restaurant, 1)`;

/** Several bookings at once, blocks and new bookings, against all others. */
export const together: readonly Scenario[] = [
  {
    name: "two parties move on and a third takes the first table",
    plan: { bookings: { ...PAIR, C: {} } },
    sessions: [seatTogether({ A: "T2", B: "T3" }), seat("C", "T1")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | unlimited => A=T2@13 18:00, B=T3@13 18:00, C=T1@13 18:00",
      "unlimited | TABLE_TAKEN => A=T2@13 18:00, B=T3@13 18:00, C=-",
    ],
    atAllLevels: true,
  },
  {
    name: "two parties swap and one of them gets another table",
    plan: { bookings: PAIR },
    sessions: [SWAP, seat("A", "T3")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | unlimited => A=T3@13 18:00, B=T1@13 18:00",
      `unlimited | unlimited => ${SWAPPED}`,
    ],
  },
  {
    name: "two parties swap and one of them moves to another time",
    plan: { bookings: PAIR },
    sessions: [SWAP, move("B", "20:00")],
    firstCallDecides: true,
    inOrder: Array(2).fill(
      "unlimited | unlimited => A=T2@13 18:00, B=T1@13 20:00",
    ),
    atAllLevels: true,
  },
  {
    name: "a ring of three swaps",
    plan: { bookings: RING },
    sessions: [
      SWAP,
      seatTogether({ B: "T3", C: "T2" }),
      seatTogether({ C: "T1", A: "T3" }),
    ],
    firstCallDecides: true,
    inOrder: [
      `unlimited | TABLE_TAKEN | TABLE_TAKEN => ${SWAPPED}, C=T3@13 18:00`,
      "TABLE_TAKEN | unlimited | TABLE_TAKEN => " +
      "A=T1@13 18:00, B=T3@13 18:00, C=T2@13 18:00",
      "TABLE_TAKEN | TABLE_TAKEN | unlimited => " +
      "A=T3@13 18:00, B=T2@13 18:00, C=T1@13 18:00",
    ],
  },
  {
    name: "a table is blocked and assigned",
    plan: { bookings: { A: {} } },
    sessions: [seat("A", "T1"), block("T1")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_TAKEN => A=T1@13 18:00",
      "TABLE_BLOCKED | ok => A=-",
    ],
    atAllLevels: true,
  },
  {
    name: "a table is blocked, whoever has it, and assigned",
    plan: { bookings: { A: {} } },
    sessions: [seat("A", "T1"), block("T1", true)],
    firstCallDecides: true,
    inOrder: ["unlimited | ok => A=-", "TABLE_BLOCKED | ok => A=-"],
    atAllLevels: true,
  },
  {
    name: "a table is blocked twice",
    plan: { bookings: {} },
    sessions: [block("T1"), block("T1")],
    firstCallDecides: true,
    inOrder: ["ok | TABLE_BLOCKED => ", "TABLE_BLOCKED | ok => "],
  },
  {
    name: "a booking is made twice under one key",
    plan: { bookings: {} },
    sessions: [create("T1", "k"), create("T1", "k")],
    firstCallDecides: true,
    inOrder: Array(2).fill("unlimited | unlimited => new=T1@13 18:00"),
    atAllLevels: true,
  },
  {
    name: "two bookings are made for one table",
    plan: { bookings: {} },
    sessions: [create("T1", "k"), create("T1", "l")],
    firstCallDecides: true,
    inOrder: [
      "unlimited | TABLE_TAKEN => new=T1@13 18:00",
      "TABLE_TAKEN | unlimited => new=T1@13 18:00",
    ],
  },
  {
    name: "two parties are seated at once while the first limit is added",
    plan: { bookings: { A: {}, B: {} } },
    sessions: [seatTogether({ A: "T1", B: "T2" }), run(ADD)],
    firstCallDecides: true,
    inOrder: [
      "unlimited | ok => A=T1@13 18:00, B=T2@13 18:00",
      "CAPACITY_EXCEEDED | ok => A=-, B=-",
    ],
  },
  {
    name: "two pairs of which only one is within the limit",
    plan: {
      bookings: { A: {}, B: {}, C: {}, D: {} },
      limits: { max_parties: 3 },
    },
    sessions: [
      seatTogether({ A: "T1", B: "T2" }),
      seatTogether({ C: "T3", D: "T4" }),
    ],
    firstCallDecides: true,
    inOrder: [
      "enforced | CAPACITY_EXCEEDED => " +
      "A=T1@13 18:00, B=T2@13 18:00, C=-, D=-",
      "CAPACITY_EXCEEDED | enforced => " +
      "A=-, B=-, C=T3@13 18:00, D=T4@13 18:00",
    ],
  },
];
