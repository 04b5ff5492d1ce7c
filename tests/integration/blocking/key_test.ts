import { assertEquals } from "@std/assert";
import { at, during } from "../../../support/moment.ts";
import { addPromise } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, edit, unblock } from "../../../support/room_rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const key = "once";

const wishing = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1 } }: Scene) => ({
    displaced: await addPromise(
      sql,
      restaurant,
      [T1],
      during("18:00", "19:30"),
    ),
    wish: {
      tableIds: [T1],
      startAt: at("18:00"),
      endAt: at("20:00"),
      displace: true,
      key,
    },
  }),
});

wishing.test("a key blocks once, and gets the same answer again, whatever becomes of who was displaced", async ({ sql, restaurant, tables: { T1 }, displaced, wish }) => {
  const first = await block(sql, restaurant.id, wish);
  await edit(sql, displaced, { status: "cancelled" });
  const again = await withoutTrace(
    sql,
    restaurant,
    () => block(sql, restaurant.id, { ...wish, tableIds: [T1, T1] }),
  );
  assertEquals(again, { ...first, replayed: true });
});

wishing.test("the answer is not repeated once the block is taken back", async ({ sql, restaurant, wish }) => {
  const { assignmentId } = await block(sql, restaurant.id, wish);
  await unblock(sql, assignmentId);
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => block(sql, restaurant.id, wish),
        "IDEMPOTENCY_KEY_REUSED",
      ),
  );
  assertEquals(details, {
    restaurantId: restaurant.id,
    bookingId: null,
    cause: "the assignment no longer exists",
  });
});

wishing.test("a key is refused for another block", async ({ sql, restaurant, tables: { T2 }, wish }) => {
  await block(sql, restaurant.id, wish);
  for (
    const difference of [
      { tableIds: [T2] },
      { startAt: at("18:30") },
      { endAt: at("21:00") },
      { reason: "Snow" },
      { displace: false },
    ]
  ) {
    const { details } = await assertRefused(
      () => block(sql, restaurant.id, { ...wish, ...difference }),
      "IDEMPOTENCY_KEY_REUSED",
    );
    assertEquals(details.cause, "the request differs");
  }
});

wishing.test("a block is taken back once with a key, and the answer is repeated with and without the restaurant", async ({ sql, restaurant, wish }) => {
  const { assignmentId } = await block(sql, restaurant.id, wish);
  const options = { key, restaurantId: restaurant.id };
  const first = await unblock(sql, assignmentId, options);
  const host = await addMember(sql, restaurant, "host");
  const stranger = await addUser(sql);
  await withoutTrace(sql, restaurant, async () => {
    for (const repeated of [options, { key }]) {
      const again = { ...first, replayed: true };
      assertEquals(await unblock(sql, assignmentId, repeated), again);
      assertEquals(
        await asUser(
          sql,
          host,
          (session) => unblock(session, assignmentId, repeated),
        ),
        again,
      );
    }
    for (
      const call of [
        () => unblock(sql, assignmentId, { key: "another" }),
        () => unblock(sql, crypto.randomUUID(), { key }),
        () =>
          asUser(
            sql,
            stranger,
            (session) => unblock(session, assignmentId, { key }),
          ),
      ]
    ) await assertRefused(call, "BLOCK_NOT_FOUND");
  });
});

wishing.test("a key that took one block back does not take another one back", async ({ sql, restaurant, tables: { T2 }, wish }) => {
  const { assignmentId } = await block(sql, restaurant.id, wish);
  const other = await block(sql, restaurant.id, {
    ...wish,
    tableIds: [T2],
    key: "other",
  });
  await unblock(sql, assignmentId, { key });
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => unblock(sql, other.assignmentId, { key }),
        "IDEMPOTENCY_KEY_REUSED",
      ),
  );
  assertEquals(details.cause, "the request differs");
});
