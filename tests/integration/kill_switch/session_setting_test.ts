import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, BYPASSED, update } from "../../../support/rpc.ts";
import { fullService } from "./full_service.ts";

async function setSwitch(session: Database, value: string): Promise<void> {
  await session`select set_config(${GUARD_SWITCH}, ${value}, false)`;
}

for (const value of ["off", "OFF", "false", "False", "no", "0"]) {
  fullService.test(`the setting "${value}" switches the guard of its session off`, async ({ sql, waiting, tables: { free } }) => {
    await setSwitch(sql, value);
    const { capacity } = await assign(sql, waiting, [free]);
    assertEquals(capacity, BYPASSED);
    const [event] = await readChanges(sql, waiting);
    assertEquals(event?.capacity, {
      state: "bypassed",
      reason: "The setting app.capacity.post_assignment.enabled is off",
    });
  });
}

for (const value of ["on", "true", "1", "", "offline", "-1", "null"]) {
  fullService.test(`the setting "${value}" leaves the guard on`, async ({ sql, waiting, tables: { free } }) => {
    await setSwitch(sql, value);
    await assertRefused(
      () => assign(sql, waiting, [free]),
      "CAPACITY_EXCEEDED",
    );
  });
}

fullService.test("the setting lets an edit grow beyond the limit", async ({ sql, restaurant, seated }) => {
  await assign(sql, seated, restaurant.tableIds);
  await setSwitch(sql, "off");
  const { capacity } = await update(sql, seated, { partySize: 8 });
  assertEquals(capacity, BYPASSED);
});

fullService.test("the setting of one session has no effect in another", async ({ sql, waiting, tables: { free } }) => {
  await using other = connect(1);
  await setSwitch(sql, "off");
  await assertRefused(
    () => assign(other, waiting, [free]),
    "CAPACITY_EXCEEDED",
  );
});

fullService.test('the setting "off" prevails over a switch that is on', async ({ sql, restaurant, waiting, tables: { free } }) => {
  await switchGuard(sql, restaurant, "on");
  await setSwitch(sql, "off");
  assertEquals((await assign(sql, waiting, [free])).capacity, BYPASSED);
});

fullService.test('the setting "on" does not prevail over a switch that is off', async ({ sql, restaurant, waiting, tables: { free } }) => {
  await switchGuard(sql, restaurant, "off");
  await setSwitch(sql, "on");
  assertEquals((await assign(sql, waiting, [free])).capacity, BYPASSED);
});
