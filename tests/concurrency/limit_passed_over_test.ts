import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, during } from "../../support/moment.ts";
import { create, edit, seat } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

/** Two parties of four in a service with room for one of them. */
async function arrange({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  return {
    counted: {
      bookingId: await addBooking(sql, restaurant, during("18:00", "19:30")),
      tableIds: [T1],
    },
    letIn: {
      bookingId: await addBooking(sql, restaurant, during("20:00", "21:30")),
      tableIds: [T2],
    },
  };
}

const pair = scene.with({ clients: 2, arrange });
const override = { capacityOverride: "A regular" };

type Pair = Scene & Awaited<ReturnType<typeof arrange>>;

const LETTING_IN: Record<
  string,
  (pair: Pair) => (session: Database) => Promise<unknown>
> = {
  "create-booking": ({ restaurant, letIn }: Pair) => (session: Database) =>
    create(session, restaurant.id, {
      startAt: at("20:00"),
      tableIds: letIn.tableIds,
      ...override,
    }),
  "seat-bookings": ({ restaurant, letIn }: Pair) => (session: Database) =>
    seat(session, restaurant.id, [letIn], override),
};

for (const [endpoint, letting] of Object.entries(LETTING_IN)) {
  pair.test(`a party that ${endpoint} lets in beyond the limit comes after whoever is counted without it`, async (pair) => {
    const { sql, clients: [first, second], counted } = pair;
    await first`begin`;
    await assign(first, counted.bookingId, counted.tableIds);
    const { outcome } = await startBlocked(sql, second, letting(pair));
    await first`commit`;
    assertEquals((await outcome).sqlstate, "00000");
  });

  pair.test(`whoever is counted waits for a party that ${endpoint} lets in beyond the limit, and counts it`, async (pair) => {
    const { sql, clients: [first, second], counted } = pair;
    await first`begin`;
    await letting(pair)(first);
    const { outcome } = await startBlocked(
      sql,
      second,
      assign,
      counted.bookingId,
      counted.tableIds,
    );
    await first`commit`;
    assertEquals((await outcome).sqlstate, "TA102");
  });
}

pair.test("an edit that passes a limit over comes after whoever is counted without it", async ({ sql, restaurant, clients: [first, second], counted, letIn }) => {
  await assign(sql, letIn.bookingId, letIn.tableIds);
  await changeLimits(sql, restaurant, { max_covers: 9 });
  await first`begin`;
  await assign(first, counted.bookingId, counted.tableIds);
  const { outcome } = await startBlocked(
    sql,
    second,
    edit,
    letIn.bookingId,
    { startAt: at("20:15"), ...override },
  );
  await first`commit`;
  assertEquals((await outcome).sqlstate, "00000");
});
