import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { during } from "../../../support/moment.ts";
import { near } from "../../../support/near_now.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const key = "once";

/** Two pending bookings and their seatings. */
async function arrange({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  const one = await addBooking(sql, restaurant, near(-5, 60));
  const other = await addBooking(sql, restaurant, during("18:00", "19:30"));
  return {
    one,
    other,
    seatings: [
      { bookingId: one, tableIds: [T1], checkIn: true },
      { bookingId: other, tableIds: [T2] },
    ],
  };
}

const two = scene.with({ arrange });

two.test("a key seats once, and gets the same answer again", async ({ sql, restaurant, seatings }) => {
  const first = await seat(sql, restaurant.id, seatings, { key });
  const again = await withoutTrace(
    sql,
    restaurant,
    () => seat(sql, restaurant.id, seatings, { key }),
  );
  assertEquals(again, { ...first, replayed: true });
});

two.test("edits that leave the tables alone leave the answer true", async ({ sql, restaurant, seatings, one, other }) => {
  const first = await seat(sql, restaurant.id, seatings, { key });
  await edit(sql, one, { partySize: 5, notes: "Pram" });
  await edit(sql, other, { guestName: "Grace" });
  assertEquals(await seat(sql, restaurant.id, seatings, { key }), {
    ...first,
    replayed: true,
  });
});

const changes: readonly [
  string,
  (
    scene: Scene & Awaited<ReturnType<typeof arrange>>,
  ) => Promise<unknown>,
][] = [
  [
    "one of them has left",
    ({ sql, one }) => edit(sql, one, { status: "completed" }),
  ],
  [
    "one of them has another table",
    ({ sql, other, tables: { T3 } }) => assign(sql, other, [T3]),
  ],
  [
    "one of them was deleted",
    ({ sql, other }) => sql`delete from bookings where id = ${other}`,
  ],
  [
    "they have swapped",
    ({ sql, restaurant, one, other, tables }) =>
      seat(sql, restaurant.id, [
        { bookingId: one, tableIds: [tables.T2] },
        { bookingId: other, tableIds: [tables.T1] },
      ]),
  ],
];

for (const [name, change] of changes) {
  two.test(`the answer is not repeated when ${name}`, async (scene) => {
    const { sql, restaurant, seatings } = scene;
    await seat(sql, restaurant.id, seatings, { key });
    await change(scene);
    const { details } = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => seat(sql, restaurant.id, seatings, { key }),
        "IDEMPOTENCY_KEY_REUSED",
      ));
    assertEquals(details.cause, "the assignment no longer exists");
  });
}

two.test("the answer to a check-in that was undone says who holds which tables, and is repeated", async ({ sql, restaurant, seatings, one }) => {
  await seat(sql, restaurant.id, seatings, { key });
  await edit(sql, one, { status: "confirmed" });
  const again = await seat(sql, restaurant.id, seatings, { key });
  assertEquals(again.replayed, true);
});

two.test("a key is refused for other seatings and other conditions", async ({ sql, restaurant, seatings }) => {
  await seat(sql, restaurant.id, seatings, { key });
  const [first, second] = seatings;
  if (!first || !second) throw new Error("There are two");
  const { tableIds } = first;
  const { tableIds: others } = second;
  await withoutTrace(sql, restaurant, async () => {
    for (
      const call of [
        () => seat(sql, restaurant.id, [second], { key }),
        () =>
          seat(sql, restaurant.id, [
            { ...first, tableIds: others },
            { ...second, tableIds },
          ], { key }),
        () =>
          seat(
            sql,
            restaurant.id,
            [first, { ...second, apart: true }],
            { key },
          ),
        () =>
          seat(sql, restaurant.id, seatings, { key, requireAdjacency: true }),
        () =>
          seat(sql, restaurant.id, seatings, { key, capacityOverride: "VIP" }),
      ]
    ) {
      const { details } = await assertRefused(call, "IDEMPOTENCY_KEY_REUSED");
      assertEquals(details.cause, "the request differs");
    }
  });
});
