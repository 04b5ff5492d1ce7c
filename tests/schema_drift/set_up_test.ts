import { assertEquals } from "@std/assert";
import {
  CREATE_BARE_TABLE,
  migrateRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";
import { connect, type Database } from "../../support/database.ts";
import { readSetUp } from "../../support/event.ts";
import { at } from "../../support/moment.ts";
import { assertRefused } from "../../support/refusal.ts";
import { bearer, rest } from "../../support/rest.ts";
import { createScene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { findMisfits } from "../../support/set_up_rpc.ts";
import { addMember, asUser, signToken } from "../../support/user.ts";
import { untilTrue } from "../../support/waiting.ts";
import { RENAME, settingsOf } from "./adoption.ts";

const DINNER = { start_time: "18:00", end_time: "23:00" };

/** A restaurant with a manager, a service and a party for which T1 is too small. */
async function createManaged(sql: Database) {
  const { restaurant, tables: { T1 } } = await createScene(sql);
  const manager = await addMember(sql, restaurant, "manager");
  const period = await addServicePeriod(sql, restaurant, DINNER);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
    start_at: at("17:00"),
  });
  await sql`update dining_tables set seats = 2 where id = ${T1}`;
  const write = (
    statement: (session: Database) => PromiseLike<unknown>,
  ): Promise<void> =>
    asUser(sql, manager, async (session) => {
      await statement(session);
    });
  return { restaurant, manager, period, bookingId, write };
}

Deno.test("without capacity rules a restaurant is set up all the same", async () => {
  await using sql = connect();
  const { restaurant, manager, period, bookingId, write } = await createManaged(
    sql,
  );
  const token = await signToken(manager);
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    const { misfits, capacity } = await findMisfits(sql, restaurant.id);
    assertEquals(capacity, "checked");
    assertEquals(misfits.map((misfit) => [misfit.bookingId, misfit.reasons]), [
      [bookingId, ["PARTY_EXCEEDS_SEATS"]],
    ]);
    await write((session) =>
      session`delete from service_periods where id = ${period}`
    );
    // The REST interface hears of the drop a moment later.
    await untilTrue(async () => {
      const { status } = await rest(
        "restaurant_capacity_rules",
        bearer(token),
        { body: { restaurant_id: restaurant.id, max_covers: 40 } },
      );
      return status === 404;
    }, "The rules were never missing over REST");
  });
});

Deno.test("rules that cannot be read hide no misfit of the tables, and the answer says so", async () => {
  await using sql = connect();
  const { restaurant, period, bookingId, write } = await createManaged(sql);
  await puttingRulesBack(sql, async () => {
    await sql`
      alter table restaurant_capacity_rules rename service_period_id to service`;
    const { misfits, capacity } = await findMisfits(sql, restaurant.id);
    assertEquals(capacity, "unreadable");
    assertEquals(misfits.map((misfit) => misfit.bookingId), [bookingId]);
    await write((session) =>
      session`delete from service_periods where id = ${period}`
    );
  });
});

Deno.test("a manager writes the rules of an earlier system once they are adopted", async () => {
  await using sql = connect();
  const { restaurant, manager, write } = await createManaged(sql);
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(`${RENAME}; ${CREATE_BARE_TABLE}`);
    await migrateRules();
    const add = (id: number) =>
      write((session) =>
        session`
        insert into restaurant_capacity_rules (id, restaurant_id, max_covers)
        values (${id}, ${restaurant.id}, 40)`
      );
    await add(1);
    // Also where the table has no constraint for it.
    await sql`
      alter table restaurant_capacity_rules drop constraint a_service_has_one_rule`;
    const { details } = await assertRefused(() => add(2), "ALREADY_EXISTS");
    assertEquals(details.ruleId, 1);
    const event = (await readSetUp(sql, restaurant.id)).at(-1);
    assertEquals(
      [event?.action, event?.actorId, event?.after.max_covers],
      ["rule_changed", manager, 40],
    );
  });
});

Deno.test("the migrations of the rules can be run again, and change nothing then", async () => {
  await using sql = connect();
  await puttingRulesBack(sql, async () => {
    await migrateRules();
    const settings = await settingsOf(sql);
    await migrateRules();
    assertEquals(await settingsOf(sql), settings);
  });
});
