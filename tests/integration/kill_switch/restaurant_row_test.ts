import { assertEquals } from "@std/assert";
import { readChanges } from "../../../support/event.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, BYPASSED, unassign, update } from "../../../support/rpc.ts";
import { createScene } from "../../../support/scene.ts";
import { fillService, fullService, TABLES } from "./full_service.ts";

fullService.test("a restaurant whose guard is off seats a booking beyond its limit, and the audit says why", async ({ sql, restaurant, waiting, tables: { free } }) => {
  await switchGuard(sql, restaurant, "off", { reason: "Street festival" });
  const { capacity } = await assign(sql, waiting, [free]);
  assertEquals(capacity, BYPASSED);
  const [event] = await readChanges(sql, waiting);
  assertEquals(event?.capacity, {
    state: "bypassed",
    reason: "Street festival",
  });
});

fullService.test("a restaurant whose guard is off lets an edit grow beyond its limit, and the audit says why", async ({ sql, restaurant, seated }) => {
  await assign(sql, seated, restaurant.tableIds);
  await switchGuard(sql, restaurant, "off", { reason: "Street festival" });
  const { capacity } = await update(sql, seated, { partySize: 8 });
  assertEquals(capacity, BYPASSED);
  const events = await readChanges(sql, seated);
  assertEquals(events.at(-1)?.capacity, {
    state: "bypassed",
    reason: "Street festival",
  });
});

fullService.test("a restaurant whose guard is off says so for the tables that a booking has", async ({ sql, restaurant, seated, tables: { taken } }) => {
  await switchGuard(sql, restaurant, "off");
  const { capacity } = await assign(sql, seated, [taken]);
  assertEquals(capacity, BYPASSED);
});

fullService.test("the guard refuses once it is on again, and counts what came meanwhile", async ({ sql, restaurant, waiting, tables: { free, spare } }) => {
  await switchGuard(sql, restaurant, "off");
  await assign(sql, waiting, [free]);
  await switchGuard(sql, restaurant, "on");
  const { details } = await assertRefused(
    () => assign(sql, waiting, [free, spare]),
    "CAPACITY_EXCEEDED",
  );
  assertEquals([details.covers, details.maxCovers], [8, 4]);
});

fullService.test("deleting the switch turns the guard on", async ({ sql, restaurant, waiting, tables: { free } }) => {
  await switchGuard(sql, restaurant, "off");
  await assign(sql, waiting, [free]);
  await unassign(sql, waiting);
  await sql`
    delete from allocator_settings where restaurant_id = ${restaurant.id}`;
  await assertRefused(() => assign(sql, waiting, [free]), "CAPACITY_EXCEEDED");
});

fullService.test("a switch that has expired has no effect", async ({ sql, restaurant, waiting, tables: { free } }) => {
  await switchGuard(sql, restaurant, "off", { expiresAt: "now" });
  await assertRefused(() => assign(sql, waiting, [free]), "CAPACITY_EXCEEDED");
});

for (const expiresAt of ["tomorrow", "infinity"]) {
  fullService.test(`a switch that expires at ${expiresAt} has effect until then`, async ({ sql, restaurant, waiting, tables: { free } }) => {
    await switchGuard(sql, restaurant, "off", { expiresAt });
    assertEquals((await assign(sql, waiting, [free])).capacity, BYPASSED);
  });
}

fullService.test("a switch of one restaurant has no effect on another", async ({ sql, restaurant }) => {
  await switchGuard(sql, restaurant, "off");
  const elsewhere = await createScene(sql, { tables: TABLES });
  const { waiting } = await fillService(elsewhere);
  await assertRefused(
    () => assign(sql, waiting, [elsewhere.tables.free]),
    "CAPACITY_EXCEEDED",
  );
});
