import { assertEquals } from "@std/assert";
import { type Database, one } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create, edit, type NewBooking } from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const key = "once";
const pending: NewBooking = {
  startAt: at("18:00"),
  guestName: "Ada",
  guestPhone: "+49 30 1234",
  notes: "High chair",
  key,
};

async function countBookings(sql: Database, { restaurant }: Scene) {
  const row = one(
    await sql<{ count: number }[]>`
    select count(*)::integer as count from bookings
    where restaurant_id = ${restaurant.id}`,
  );
  return row.count;
}

scene.test("one key makes one booking, and the same answer again", async (scene) => {
  const { sql, restaurant, tables: { T1 } } = scene;
  const wish = { ...pending, tableIds: [T1] };
  const first = await create(sql, restaurant.id, wish);
  const again = await withoutTrace(
    sql,
    restaurant,
    () => create(sql, restaurant.id, wish),
  );
  assertEquals(again, { ...first, replayed: true });
  assertEquals(await countBookings(sql, scene), 1);
});

scene.test("what is stored under the key says nothing about the guest", async ({ sql, restaurant }) => {
  await create(sql, restaurant.id, pending);
  const row = one(
    await sql<{ stored: string }[]>`
    select q::text as stored from assignment_requests as q
    where restaurant_id = ${restaurant.id}`,
  );
  for (const secret of ["Ada", "1234", "High chair"]) {
    assertEquals(row.stored.includes(secret), false);
  }
});

scene.test("the answer is repeated with the guest's name of now, after an edit that left it true", async ({ sql, restaurant }) => {
  const first = await create(sql, restaurant.id, pending);
  await edit(sql, first.booking.id, { guestName: "Grace", partySize: 5 });
  const again = await create(sql, restaurant.id, pending);
  assertEquals(again, {
    ...first,
    replayed: true,
    booking: { ...first.booking, guestName: "Grace" },
  });
});

scene.test("another restaurant may use the same key", async (scene) => {
  const { sql, restaurant } = scene;
  await create(sql, restaurant.id, pending);
  const other = one(
    await sql<{ id: string }[]>`
    insert into restaurants (name, timezone) values ('Other', 'UTC')
    returning id`,
  );
  const { replayed } = await create(sql, other.id, pending);
  assertEquals(replayed, false);
});

const differences: readonly [string, Partial<NewBooking>][] = [
  ["another start", { startAt: at("19:00") }],
  ["another size", { partySize: 5 }],
  ["an end", { endAt: at("19:30") }],
  ["another name", { guestName: "Grace" }],
  ["guests who have come", { arrived: true }],
  ["extra chairs", { extraChairs: true }],
  ["an override", { capacityOverride: "VIP" }],
];

for (const [name, difference] of differences) {
  scene.test(`a key is refused for a request with ${name}`, async ({ sql, restaurant }) => {
    await create(sql, restaurant.id, pending);
    const { sqlstate, details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () => create(sql, restaurant.id, { ...pending, ...difference }),
          "IDEMPOTENCY_KEY_REUSED",
        ),
    );
    assertEquals([sqlstate, details.cause], ["TA012", "the request differs"]);
  });
}

const changes: readonly [
  string,
  string,
  (scene: Scene, bookingId: string) => Promise<unknown>,
][] = [
  [
    "has left",
    "the assignment no longer exists",
    ({ sql }, id) => edit(sql, id, { status: "completed" }),
  ],
  [
    "moved to another table",
    "the assignment no longer exists",
    ({ sql, tables: { T2 } }, id) => assign(sql, id, [T2]),
  ],
  [
    "gave its table back",
    "the assignment no longer exists",
    ({ sql }, id) => unassign(sql, id),
  ],
  [
    "does not sit after all",
    "the status has changed",
    ({ sql }, id) => edit(sql, id, { status: "confirmed" }),
  ],
  [
    "was deleted",
    "the booking no longer exists",
    ({ sql }, id) => sql`delete from bookings where id = ${id}`,
  ],
];

for (const [name, cause, change] of changes) {
  scene.test(`the answer about a walk-in that ${name} is not repeated`, async (scene) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const walkIn = {
      startAt: inMinutes(0),
      tableIds: [T1],
      checkIn: true,
      key,
    };
    const { booking } = await create(sql, restaurant.id, walkIn);
    await change(scene, booking.id);
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () => create(sql, restaurant.id, walkIn),
          "IDEMPOTENCY_KEY_REUSED",
        ),
    );
    assertEquals(details.cause, cause);
  });
}

scene.test("a refused request leaves the key free", async ({ sql, restaurant, tables: { T1 } }) => {
  const wish = { ...pending, tableIds: [T1] };
  const other = await create(sql, restaurant.id, { ...wish, key: "other" });
  await assertRefused(
    () => create(sql, restaurant.id, wish),
    "TABLE_TAKEN",
  );
  await unassign(sql, other.booking.id);
  assertEquals((await create(sql, restaurant.id, wish)).replayed, false);
});
