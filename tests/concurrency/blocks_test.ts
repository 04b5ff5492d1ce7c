import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { at, during } from "../../support/moment.ts";
import { addPromise, readParty } from "../../support/party.ts";
import { block, create, edit, seat, unblock } from "../../support/room_rpc.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

/** A party that wants T1 in the evening, and a block of T1 that evening. */
async function arrange({ sql, restaurant, tables: { T1 } }: Scene) {
  return {
    wanting: await addBooking(sql, restaurant, during("18:00", "19:30")),
    wish: {
      tableIds: [T1],
      startAt: at("17:00"),
      endAt: at("21:00"),
    },
  };
}

type Rain = Scene & Awaited<ReturnType<typeof arrange>>;
type Call = (session: Database, rain: Rain) => Promise<unknown>;

const rain = scene.with({ clients: 2, arrange });

const takes: readonly [string, Call][] = [
  [
    "an assignment",
    (session, { wanting, tables: { T1 } }) => assign(session, wanting, [T1]),
  ],
  [
    "a seating of several",
    (session, { restaurant, wanting, tables: { T1 } }) =>
      seat(session, restaurant.id, [{ bookingId: wanting, tableIds: [T1] }]),
  ],
  [
    "a new booking",
    (session, { restaurant, tables: { T1 } }) =>
      create(session, restaurant.id, {
        startAt: at("18:00"),
        tableIds: [T1],
      }),
  ],
];

for (const [name, take] of takes) {
  rain.test(`${name} waits for a block that is being made, and is refused by it`, async ({ clients: [first, second], ...scene }) => {
    const { sql, restaurant, wish } = scene;
    await first`begin`;
    const { assignmentId } = await block(first, restaurant.id, wish);
    const { outcome } = await startBlocked(sql, second, take, scene);
    await first`commit`;
    assertObjectMatch(await outcome, {
      sqlstate: "TA104",
      details: { blockingAssignmentId: assignmentId },
    });
  });

  rain.test(`a block waits for ${name}, and is refused by it`, async ({ clients: [first, second], ...scene }) => {
    const { sql, restaurant, wish } = scene;
    await first`begin`;
    await take(first, scene);
    const { outcome } = await startBlocked(
      sql,
      second,
      block,
      restaurant.id,
      wish,
    );
    await first`commit`;
    const { sqlstate, details } = await outcome;
    assertEquals([sqlstate, (details?.blockingBookings as unknown[]).length], [
      "TA101",
      1,
    ]);
  });

  rain.test(`a block that waits for ${name} displaces it`, async ({ clients: [first, second], ...scene }) => {
    const { sql, restaurant, wish } = scene;
    await first`begin`;
    await take(first, scene);
    const { outcome } = await startBlocked(
      sql,
      second,
      block,
      restaurant.id,
      { ...wish, displace: true },
    );
    await first`commit`;
    const { sqlstate, answer } = await outcome;
    const [displaced = ""] = answer?.displacedBookingIds ?? [];
    assertEquals(sqlstate, "00000");
    assertEquals((await readParty(sql, displaced)).status, "pending");
  });
}

rain.test("a block waits for a release, and then displaces nobody", async ({ sql, restaurant, clients: [first, second], wanting, wish, tables: { T1 } }) => {
  await assign(sql, wanting, [T1]);
  await first`begin`;
  await unassign(first, wanting);
  const { outcome } = await startBlocked(
    sql,
    second,
    block,
    restaurant.id,
    { ...wish, displace: true },
  );
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "00000",
    answer: { displacedBookingIds: [] },
  });
});

rain.test("a block displaces a party that moved to its table while it waited", async ({ sql, restaurant, clients: [first, second], wish, tables: { T1, T2 } }) => {
  const stays = await addPromise(
    sql,
    restaurant,
    [T1],
    during("18:00", "19:00"),
  );
  const moves = await addPromise(
    sql,
    restaurant,
    [T2],
    during("19:00", "20:00"),
  );
  await first`begin`;
  await assign(first, moves, [T1]);
  const { outcome } = await startBlocked(
    sql,
    second,
    block,
    restaurant.id,
    { ...wish, displace: true },
  );
  await first`commit`;
  const { answer } = await outcome;
  assertEquals(answer?.displacedBookingIds, [stays, moves].sort());
});

rain.test("an edit of a displaced booking waits for the block, and finds it pending", async ({ sql, restaurant, clients: [first, second], wanting, wish, tables: { T1 } }) => {
  await assign(sql, wanting, [T1]);
  await first`begin`;
  await block(first, restaurant.id, { ...wish, displace: true });
  const { outcome } = await startBlocked(sql, second, edit, wanting, {
    partySize: 2,
  });
  await first`commit`;
  const { answer } = await outcome;
  assertEquals(
    [answer?.booking.status, answer?.assignment],
    ["pending", null],
  );
});

rain.test("of two blocks of one table at once, one is made", async ({ sql, restaurant, clients: [first, second], wish }) => {
  await first`begin`;
  const { assignmentId } = await block(first, restaurant.id, wish);
  const { outcome } = await startBlocked(
    sql,
    second,
    block,
    restaurant.id,
    { ...wish, displace: true },
  );
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA104",
    details: { blockingAssignmentId: assignmentId },
  });
});

rain.test("a block is taken back once, though two ask at once", async ({ sql, restaurant, clients: [first, second], wish }) => {
  const { assignmentId } = await block(sql, restaurant.id, wish);
  await first`begin`;
  await unblock(first, assignmentId);
  const { outcome } = await startBlocked(sql, second, unblock, assignmentId);
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA016",
    details: { assignmentId },
  });
});

rain.test("an assignment waits for a block that is being taken back, and gets the table", async ({ clients: [first, second], ...scene }) => {
  const { sql, restaurant, wish, wanting, tables: { T1 } } = scene;
  const { assignmentId } = await block(sql, restaurant.id, wish);
  await first`begin`;
  await unblock(first, assignmentId);
  const { outcome } = await startBlocked(sql, second, assign, wanting, [T1]);
  await first`commit`;
  assertEquals((await outcome).sqlstate, "00000");
});

rain.test("a deletion of the restaurant waits for a block, and takes it along", async ({ sql, restaurant, clients: [client, deleter], wish }) => {
  await client`begin`;
  await block(client, restaurant.id, wish);
  const { outcome } = await startBlocked(
    sql,
    deleter,
    (session: Database) =>
      session`delete from restaurants where id = ${restaurant.id}`,
  );
  await client`commit`;
  assertEquals((await outcome).sqlstate, "00000");
});

rain.test("a block waits for a deletion of the restaurant, which does not exist then", async ({ sql, restaurant, clients: [client, deleter], wish }) => {
  await deleter`begin`;
  await deleter`delete from restaurants where id = ${restaurant.id}`;
  const { outcome } = await startBlocked(
    sql,
    client,
    block,
    restaurant.id,
    wish,
  );
  await deleter`commit`;
  assertEquals((await outcome).sqlstate, "TA015");
});

rain.test("taking a block back waits for a deletion of the restaurant, which does not exist then", async ({ sql, restaurant, clients: [client, deleter], wish }) => {
  const { assignmentId } = await block(sql, restaurant.id, wish);
  await deleter`begin`;
  await deleter`delete from restaurants where id = ${restaurant.id}`;
  const { outcome } = await startBlocked(
    sql,
    client,
    (session: Database) =>
      session`select unblock_tables_atomic(${assignmentId}, ${restaurant.id})`,
  );
  await deleter`commit`;
  assertEquals((await outcome).sqlstate, "TA015");
});
