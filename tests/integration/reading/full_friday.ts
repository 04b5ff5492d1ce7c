import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, during } from "../../../support/moment.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { block } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addTurnTime } from "../../../support/turn_time.ts";
import { addMember } from "../../../support/user.ts";

/** Tests that start from a Friday with something of everything that is read. */
export const friday = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }: Scene) => {
    const { id } = restaurant;
    const times = { start_time: "18:00", end_time: "23:00" };
    const periodId = await addServicePeriod(sql, restaurant, times);
    await addTurnTime(sql, restaurant, { up_to_party_size: 4, minutes: 90 });
    await addCapacityRule(sql, restaurant, { max_covers: 50 });
    await addAdjacency(sql, id, T1, T2);
    const userId = await addMember(sql, restaurant, "host");
    const held = await addBooking(sql, restaurant, during("18:00", "20:00"));
    await assign(sql, held, [T1]);
    const pending = await addBooking(sql, restaurant, during("18:00", "20:00"));
    const blocked = await block(sql, id, {
      tableIds: [T3, T4],
      startAt: at("18:00"),
      endAt: at("20:00"),
    });
    return { id, periodId, userId, held, pending, blocked };
  },
});

/** What such a test gets. */
export type Arranged = Parameters<Parameters<typeof friday.test>[1]>[0];
