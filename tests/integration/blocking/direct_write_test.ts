import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { addSittingParty } from "../../../support/party.ts";
import { block } from "../../../support/room_rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const WINDOW = windowOf(at("18:00"), at("20:00"));

const blocked = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2 } }: Scene) => {
    const { assignmentId } = await block(sql, restaurant.id, {
      tableIds: [T1, T2],
      startAt: at("18:00"),
      endAt: at("20:00"),
    });
    return { assignmentId };
  },
});

scene.test("a block without tables is refused, by whoever writes", async ({ sql, restaurant }) => {
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        insert into table_assignments (restaurant_id, block_reason, during)
        values (${restaurant.id}, 'Rain', ${WINDOW})`,
      "a_block_has_tables",
    ));
});

scene.test("a block whose window is empty is refused", async ({ sql, restaurant }) => {
  await assertViolates(
    () =>
      sql`
      insert into table_assignments (restaurant_id, block_reason, during)
      values (${restaurant.id}, 'Rain', 'empty')`,
    "a_block_has_a_window_and_nobody_sits_there",
  );
});

blocked.test("a block keeps a table at least", async ({ sql, restaurant, assignmentId, tables: { T1 } }) => {
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`delete from assigned_tables where assignment_id = ${assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
  await sql`
    delete from assigned_tables
    where assignment_id = ${assignmentId} and table_id = ${T1}`;
});

blocked.test("tables are held for a booking or blocked, never both and never neither", async ({ sql, restaurant, assignmentId }) => {
  const bookingId = await addBooking(sql, restaurant);
  const changes = [
    { block_reason: null },
    { booking_id: bookingId },
  ];
  await withoutTrace(sql, restaurant, async () => {
    for (const change of changes) {
      await assertViolates(
        () =>
          sql`
          update table_assignments set ${sql(change)}
          where id = ${assignmentId}`,
        "tables_are_held_for_a_booking_or_blocked",
      );
    }
  });
});

blocked.test("nobody sits at a block", async ({ sql, restaurant, assignmentId }) => {
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update assigned_tables set occupied = true
        where assignment_id = ${assignmentId}`,
      "a_table_is_held_while_its_assignment_says",
    ));
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update table_assignments set occupied = true
        where id = ${assignmentId}`,
      "a_block_has_a_window_and_nobody_sits_there",
    ));
});

blocked.test("a blocked table is not deleted", async ({ sql, restaurant, tables: { T1 } }) => {
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertViolates(
        () => sql`delete from dining_tables where id = ${T1}`,
        "a_held_table_is_not_deleted",
      ),
  );
});

blocked.test("who deletes a restaurant deletes its blocks, those that wait included", async ({ sql, restaurant, tables: { T3 } }) => {
  await addSittingParty(sql, restaurant, [T3]);
  await block(sql, restaurant.id, {
    tableIds: [T3],
    startAt: inMinutes(0),
    endAt: inMinutes(180),
    displace: true,
  });
  await sql`delete from restaurants where id = ${restaurant.id}`;
  const left = await sql`
    select from table_assignments where restaurant_id = ${restaurant.id}
    union all
    select from assigned_tables where restaurant_id = ${restaurant.id}`;
  assertEquals(left.length, 0);
});
