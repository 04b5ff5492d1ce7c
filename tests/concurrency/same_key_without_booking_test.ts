import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { type Database, one } from "../../support/database.ts";
import { at, during } from "../../support/moment.ts";
import { block, create, seat, unblock } from "../../support/room_rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

const REQUESTS = 8;
const key = "double-click";

async function arrange({ sql, restaurant, tables: { T2, T3 } }: Scene) {
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T3],
    startAt: at("17:00"),
    endAt: at("23:00"),
  });
  const bookingId = await addBooking(sql, restaurant, during("18:00", "19:30"));
  return { assignmentId, seatings: [{ bookingId, tableIds: [T2] }] };
}

type Start = Scene & Awaited<ReturnType<typeof arrange>>;

const requests: readonly [
  string,
  (session: Database, start: Start) => Promise<{ readonly replayed: boolean }>,
  string,
][] = [
  [
    "creations",
    (session, { restaurant, tables: { T1 } }) =>
      create(session, restaurant.id, {
        startAt: at("18:00"),
        tableIds: [T1],
        key,
      }),
    "created",
  ],
  [
    "creations without tables",
    (session, { restaurant }) =>
      create(session, restaurant.id, { startAt: at("18:00"), key }),
    "created",
  ],
  [
    "seatings",
    (session, { restaurant, seatings }) =>
      seat(session, restaurant.id, seatings, { key }),
    "assigned",
  ],
  [
    "blocks",
    (session, { restaurant, tables: { T1 } }) =>
      block(session, restaurant.id, {
        tableIds: [T1],
        startAt: at("17:00"),
        endAt: at("23:00"),
        key,
      }),
    "blocked",
  ],
  [
    "ends of a block",
    (session, { restaurant, assignmentId }) =>
      unblock(session, assignmentId, { restaurantId: restaurant.id, key }),
    "unblocked",
  ],
];

const many = scene.with({ clients: REQUESTS, arrange });

for (const [name, send, action] of requests) {
  many.test(`parallel ${name} with one key take effect once and get the same answer`, async ({ clients, ...start }) => {
    const { sql, restaurant } = start;
    const count = async () => {
      const row = one(
        await sql<{ count: number }[]>`
        select count(*)::integer as count from assignment_events
        where restaurant_id = ${restaurant.id} and action = ${action}`,
      );
      return row.count;
    };
    const before = await count();
    const answers = await Promise.all(
      clients.map((client) => send(client, start)),
    );
    const effects = answers.filter(({ replayed }) => !replayed);
    assertEquals(effects.length, 1);
    assertEquals(
      answers.map((answer) => ({ ...answer, replayed: false })),
      Array(REQUESTS).fill(effects[0]),
    );
    assertEquals(await count(), before + 1);
  });
}

many.test("a creation with the key of one that is undone makes the booking", async ({ sql, restaurant, clients: [first, second] }) => {
  const wish = { startAt: at("18:00"), guestName: "Ada", key };
  await first`begin`;
  await create(first, restaurant.id, wish);
  const { outcome } = await startBlocked(
    sql,
    second,
    create,
    restaurant.id,
    wish,
  );
  await first`rollback`;
  const { answer } = await outcome;
  assertEquals([answer?.replayed, answer?.booking.guestName], [false, "Ada"]);
});
