import { assertEquals } from "@std/assert";
import { connect, one } from "../../../support/database.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { assertViolates } from "../../../support/violation.ts";
import { fullService } from "./full_service.ts";

const flaws: readonly [string, Record<string, string>, string][] = [
  ["a blank reason", { reason: " \n" }, "the_reason_is_not_blank"],
  ["another value", { value: "maybe" }, "a_switch_is_on_or_off"],
  ["an upper-case value", { value: "OFF" }, "a_switch_is_on_or_off"],
  ["an unknown key", { key: "app.capacity.enabled" }, "the_switch_is_known"],
];

for (const [flaw, values, constraint] of flaws) {
  scene.test(`a switch with ${flaw} cannot be stored`, async ({ sql, restaurant }) => {
    const row = {
      key: GUARD_SWITCH,
      restaurant_id: restaurant.id,
      value: "off",
      reason: "Street festival",
      ...values,
    };
    await assertViolates(
      () => sql`insert into allocator_settings ${sql(row)}`,
      constraint,
    );
  });
}

scene.test("a restaurant has one switch, which records who set it", async ({ sql, restaurant }) => {
  await switchGuard(sql, restaurant, "off");
  await assertViolates(
    () =>
      sql`
      insert into allocator_settings (key, restaurant_id, value, reason)
      values (${GUARD_SWITCH}, ${restaurant.id}, 'on', 'Again')`,
    "a_switch_is_set_once_per_restaurant",
  );
  const row = one(
    await sql<{ set_by: string; value: string }[]>`
    select set_by, value from allocator_settings
    where restaurant_id = ${restaurant.id}`,
  );
  assertEquals({ ...row }, { set_by: "postgres", value: "off" });
});

fullService.test("a switch counts until it expires, also in a transaction that began before", async ({ sql, restaurant, tables: { free }, waiting }) => {
  await using operator = connect(1);
  await sql`begin`;
  await sql`select now()`;
  await operator`
    insert into allocator_settings
      (key, restaurant_id, value, reason, expires_at)
    values (
      ${GUARD_SWITCH}, ${restaurant.id}, 'off', 'Street festival',
      clock_timestamp()
    )`;
  await assertRefused(() => assign(sql, waiting, [free]), "CAPACITY_EXCEEDED");
  await sql`rollback`;
});
