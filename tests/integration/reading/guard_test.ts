import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { FRIDAY } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { readService } from "../../../support/reading.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

const limited = scene.with({
  arrange: async ({ sql, restaurant }: Scene) => {
    const times = { start_time: "18:00", end_time: "23:00" };
    await addServicePeriod(sql, restaurant, times);
    await addCapacityRule(sql, restaurant, { max_covers: 10 });
  },
});

/** How the guard stands, and the state and limit of the only service. */
async function readGuard(sql: Database, { id }: { id: string }) {
  const { guard, services } = await readService(sql, id, FRIDAY);
  return {
    ...guard,
    services: services.map(({ state, maxCovers }) => [state, maxCovers]),
  };
}

limited.test("a guard that is on has its limits and no bypass", async ({ sql, restaurant }) => {
  assertEquals<unknown>(await readGuard(sql, restaurant), {
    state: "present",
    bypass: null,
    services: [["enforced", 10]],
  });
});

limited.test("a switch is read with its reason, by whom, since and until when", async ({ sql, restaurant }) => {
  const expiresAt = inMinutes(60);
  await switchGuard(sql, restaurant, "off", { expiresAt });
  const [row] = await sql<{ set_by: string; set_at: string }[]>`
    select set_by, to_jsonb(created_at) #>> '{}' as set_at
    from allocator_settings where restaurant_id = ${restaurant.id}`;
  const { bypass, ...others } = await readGuard(sql, restaurant);
  assertEquals(
    { ...bypass, setAt: Date.parse(bypass?.setAt ?? "") },
    {
      reason: "Street festival",
      setBy: row?.set_by ?? "",
      setAt: Date.parse(row?.set_at ?? ""),
      expiresAt,
    },
  );
  assertEquals<unknown>(others, {
    state: "present",
    services: [["bypassed", null]],
  });
});

limited.test("a switch without an end has none, and one that has expired or says on is no bypass", async ({ sql, restaurant }) => {
  await switchGuard(sql, restaurant, "off");
  assertEquals((await readGuard(sql, restaurant)).bypass?.expiresAt, null);
  await switchGuard(sql, restaurant, "off", { expiresAt: "infinity" });
  assertEquals((await readGuard(sql, restaurant)).bypass?.expiresAt, null);
  await switchGuard(sql, restaurant, "off", { expiresAt: inMinutes(-1) });
  assertEquals((await readGuard(sql, restaurant)).bypass, null);
  await switchGuard(sql, restaurant, "on");
  assertEquals<unknown>(await readGuard(sql, restaurant), {
    state: "present",
    bypass: null,
    services: [["enforced", 10]],
  });
});

limited.test("the switch of a session is a bypass too", async ({ sql, restaurant }) => {
  await sql.begin(async (transaction) => {
    await transaction`select set_config(${GUARD_SWITCH}, 'off', true)`;
    const { bypass, services } = await readGuard(
      transaction as unknown as Database,
      restaurant,
    );
    assertEquals(services, [["bypassed", null]]);
    assertEquals(
      [bypass?.reason, bypass?.setBy, bypass?.expiresAt],
      [`The setting ${GUARD_SWITCH} is off`, null, null],
    );
  });
});
