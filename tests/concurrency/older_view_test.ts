import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import { at, SATURDAY } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { beginLooking, ISOLATION_LEVELS } from "./isolation.ts";

/** Four covers are seated on Friday and three more have room. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql, { seats: [7, 7, 7] });
  const [ofOne = "", ofOther = "", free = ""] = restaurant.tableIds;
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const { bookingId: growing } = await addSeatedBooking(
    sql,
    restaurant,
    [ofOne],
    { start_at: at("18:00") },
  );
  const { bookingId: moving } = await addSeatedBooking(
    sql,
    restaurant,
    [ofOther],
    { start_at: at("18:00", SATURDAY), party_size: 3 },
  );
  const waiting = await addBooking(sql, restaurant, {
    start_at: at("19:00"),
    party_size: 3,
  });
  return { growing, moving, waiting, tableIds: [free] };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

/** Each takes the room that is left. */
const changes = [
  {
    name: "an assignment",
    run: (client: Database, { waiting, tableIds }: Scene) =>
      assign(client, waiting, tableIds),
  },
  {
    name: "a party that grows",
    run: (client: Database, { growing }: Scene) =>
      update(client, growing, { partySize: 7 }),
  },
  {
    name: "a booking that moves in from another date",
    run: (client: Database, { moving }: Scene) =>
      update(client, moving, { startAt: at("20:00"), endAt: at("21:30") }),
  },
];

const pairs = changes.flatMap((early) =>
  changes.filter((late) => late !== early).map((late) => ({ early, late }))
);

for (const { early, late } of pairs) {
  Deno.test(`${late.name} is refused although its view is older than ${early.name}`, async () => {
    await using sql = connect();
    await using client = connect(1);
    for (const level of ISOLATION_LEVELS) {
      const scene = await createScene(sql);
      await beginLooking(client, level);
      await early.run(sql, scene);

      const first = await outcomeOf<unknown>(late.run(client, scene));
      await client`commit`;
      const retried = await outcomeOf<unknown>(late.run(client, scene));

      assertEquals(
        [first.sqlstate, retried.sqlstate],
        [level === "read committed" ? "TA102" : "40001", "TA102"],
      );
    }
  });
}
