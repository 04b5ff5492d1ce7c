import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";

interface Holder {
  readonly name: string;
  readonly hold: (
    session: Database,
    restaurant: Restaurant,
  ) => Promise<unknown>;
}

const holders: readonly Holder[] = [
  {
    name: "locks the limit's row",
    hold: (session, { id }) =>
      session`
      select from restaurant_capacity_rules where restaurant_id = ${id}
      for update`,
  },
  {
    name: "changes the limit and has not committed",
    hold: (session, restaurant) =>
      changeLimits(session, restaurant, { max_covers: 0 }),
  },
  {
    name: "deletes the limit and has not committed",
    hold: (session, { id }) =>
      session`
      delete from restaurant_capacity_rules where restaurant_id = ${id}`,
  },
];

const oneClient = scene.with({ clients: 1 });

for (const { name, hold } of holders) {
  oneClient.test(`an assignment counts against the committed limit while another session ${name}`, async ({ sql, restaurant, tables: { T1 }, clients: [holder] }) => {
    await addCapacityRule(sql, restaurant, { max_covers: 10 });
    const bookingId = await addBooking(sql, restaurant, {
      start_at: at("19:00"),
    });
    await holder`begin`;
    await hold(holder, restaurant);

    const { capacity } = await assign(sql, bookingId, [T1]);

    assertEquals(capacity, {
      state: "enforced",
      covers: 4,
      maxCovers: 10,
      parties: 1,
      maxParties: null,
    });
  });
}
