import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { BYPASSED, createFullService } from "./full_service.ts";

Deno.test("A restaurant whose guard is off seats a booking beyond its limit, and the audit says why", async () => {
  await using sql = connect();
  const { restaurant, waiting, free } = await createFullService(sql);
  await switchGuard(sql, restaurant, "off", { reason: "Street festival" });
  const { capacity } = await assign(sql, waiting, free);
  assertEquals(capacity, BYPASSED);
  const [event] = await readEvents(sql, waiting);
  assertEquals(event?.capacity, {
    state: "bypassed",
    reason: "Street festival",
  });
});

Deno.test("A restaurant whose guard is off lets an edit grow beyond its limit, and the audit says why", async () => {
  await using sql = connect();
  const { restaurant, seated } = await createFullService(sql);
  await assign(sql, seated, restaurant.tableIds);
  await switchGuard(sql, restaurant, "off", { reason: "Street festival" });
  const { capacity } = await update(sql, seated, { partySize: 16 });
  assertEquals(capacity, BYPASSED);
  const events = await readEvents(sql, seated);
  assertEquals(events.at(-1)?.capacity, {
    state: "bypassed",
    reason: "Street festival",
  });
});

Deno.test("A restaurant whose guard is off says so for the tables that a booking has", async () => {
  await using sql = connect();
  const { restaurant, seated } = await createFullService(sql);
  await switchGuard(sql, restaurant, "off");
  const { capacity } = await assign(
    sql,
    seated,
    restaurant.tableIds.slice(0, 1),
  );
  assertEquals(capacity, BYPASSED);
});

Deno.test("The guard that is on again refuses, and counts what came meanwhile", async () => {
  await using sql = connect();
  const { restaurant, waiting, free } = await createFullService(sql);
  await switchGuard(sql, restaurant, "off");
  await assign(sql, waiting, free);
  await switchGuard(sql, restaurant, "on");
  const { details } = await assertRefused(
    () => assign(sql, waiting, restaurant.tableIds.slice(1, 3)),
    "CAPACITY_EXCEEDED",
  );
  assertEquals([details.covers, details.maxCovers], [8, 4]);
});

Deno.test("Deleting the switch turns the guard on", async () => {
  await using sql = connect();
  const { restaurant, waiting, free } = await createFullService(sql);
  await switchGuard(sql, restaurant, "off");
  await assign(sql, waiting, free);
  await unassign(sql, waiting);
  await sql`
    delete from allocator_settings where restaurant_id = ${restaurant.id}`;
  await assertRefused(() => assign(sql, waiting, free), "CAPACITY_EXCEEDED");
});

Deno.test("A switch that has expired does not count", async () => {
  await using sql = connect();
  const { restaurant, waiting, free } = await createFullService(sql);
  await switchGuard(sql, restaurant, "off", { expiresAt: "now" });
  await assertRefused(() => assign(sql, waiting, free), "CAPACITY_EXCEEDED");
});

for (const expiresAt of ["tomorrow", "infinity"]) {
  Deno.test(`A switch that expires at ${expiresAt} counts until then`, async () => {
    await using sql = connect();
    const { restaurant, waiting, free } = await createFullService(sql);
    await switchGuard(sql, restaurant, "off", { expiresAt });
    assertEquals((await assign(sql, waiting, free)).capacity, BYPASSED);
  });
}

Deno.test("A switch of one restaurant does not count for another", async () => {
  await using sql = connect();
  const elsewhere = await createFullService(sql);
  await switchGuard(sql, elsewhere.restaurant, "off");
  const { waiting, free } = await createFullService(sql);
  await assertRefused(() => assign(sql, waiting, free), "CAPACITY_EXCEEDED");
});
