import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, update } from "../../../support/rpc.ts";
import { BYPASSED, createFullService } from "./full_service.ts";

async function set(session: Database, value: string): Promise<void> {
  await session`select set_config(${GUARD_SWITCH}, ${value}, false)`;
}

for (const value of ["off", "OFF", "false", "False", "no", "0"]) {
  Deno.test(`The setting "${value}" switches the guard of its session off`, async () => {
    await using session = connect(1);
    const { waiting, free } = await createFullService(session);
    await set(session, value);
    const { capacity } = await assign(session, waiting, free);
    assertEquals(capacity, BYPASSED);
    const [event] = await readEvents(session, waiting);
    assertEquals(event?.capacity, {
      state: "bypassed",
      reason: "The setting app.capacity.post_assignment.enabled is off",
    });
  });
}

for (const value of ["on", "true", "1", "", "offline", "-1", "null"]) {
  Deno.test(`The setting "${value}" leaves the guard on`, async () => {
    await using session = connect(1);
    const { waiting, free } = await createFullService(session);
    await set(session, value);
    await assertRefused(
      () => assign(session, waiting, free),
      "CAPACITY_EXCEEDED",
    );
  });
}

Deno.test("The setting lets an edit grow beyond the limit", async () => {
  await using session = connect(1);
  const { restaurant, seated } = await createFullService(session);
  await assign(session, seated, restaurant.tableIds);
  await set(session, "off");
  const { capacity } = await update(session, seated, { partySize: 16 });
  assertEquals(capacity, BYPASSED);
});

Deno.test("The setting of one session does not count in another", async () => {
  await using session = connect(1);
  await using other = connect(1);
  const { waiting, free } = await createFullService(session);
  await set(session, "off");
  await assertRefused(() => assign(other, waiting, free), "CAPACITY_EXCEEDED");
});

Deno.test("The setting off goes before a switch that is on", async () => {
  await using session = connect(1);
  const { restaurant, waiting, free } = await createFullService(session);
  await switchGuard(session, restaurant, "on");
  await set(session, "off");
  assertEquals((await assign(session, waiting, free)).capacity, BYPASSED);
});

Deno.test("The setting on leaves a switch that is off alone", async () => {
  await using session = connect(1);
  const { restaurant, waiting, free } = await createFullService(session);
  await switchGuard(session, restaurant, "off");
  await set(session, "on");
  assertEquals((await assign(session, waiting, free)).capacity, BYPASSED);
});
