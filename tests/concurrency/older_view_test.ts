import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, SATURDAY } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { beginLooking, ISOLATION_LEVELS } from "../../support/isolation.ts";

const TABLES = { T1: 7, T2: 7, T3: 7 };

/** Four covers are seated on Friday and three more have room. */
async function addParties(
  { sql, restaurant, tables: { T1, T2, T3 } }: Scene<keyof typeof TABLES>,
) {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const growing = await addSeatedBooking(sql, restaurant, [T1], {
    start_at: at("18:00"),
  });
  const moving = await addSeatedBooking(sql, restaurant, [T2], {
    start_at: at("18:00", SATURDAY),
    party_size: 3,
  });
  const waiting = await addBooking(sql, restaurant, {
    start_at: at("19:00"),
    party_size: 3,
  });
  return {
    growing: growing.bookingId,
    moving: moving.bookingId,
    waiting,
    free: [T3],
  };
}

type Parties = Awaited<ReturnType<typeof addParties>>;

/** Each takes the room that is left. */
const changes = [
  {
    name: "an assignment",
    run: (client: Database, { waiting, free }: Parties) =>
      assign(client, waiting, free),
  },
  {
    name: "a party that grows",
    run: (client: Database, { growing }: Parties) =>
      update(client, growing, { partySize: 7 }),
  },
  {
    name: "a booking that moves in from another date",
    run: (client: Database, { moving }: Parties) =>
      update(client, moving, { startAt: at("20:00"), endAt: at("21:30") }),
  },
];

const cases = changes.flatMap((early) =>
  changes.filter((late) => late !== early).flatMap((late) =>
    ISOLATION_LEVELS.map((level) => ({ early, late, level }))
  )
);

const parties = scene.with({ tables: TABLES, clients: 1, arrange: addParties });

for (const { early, late, level } of cases) {
  parties.test(`${late.name} is refused although its ${level} view is older than ${early.name}`, async ({ sql, clients: [client], ...scene }) => {
    await beginLooking(client, level);
    await early.run(sql, scene);

    const first = await outcomeOf<unknown>(late.run(client, scene));
    await client`commit`;
    const retried = await outcomeOf<unknown>(late.run(client, scene));

    assertEquals(
      [first.sqlstate, retried.sqlstate],
      [level === "read committed" ? "TA102" : "40001", "TA102"],
    );
  });
}
