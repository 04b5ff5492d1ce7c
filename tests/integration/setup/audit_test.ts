import { assertEquals } from "@std/assert";
import { readSetUp } from "../../../support/event.ts";
import { addZone } from "../../../support/restaurant.ts";
import { managed } from "./managed.ts";

managed.test("every change of the set-up leaves one event that says who, before and after", async ({ sql, restaurant, tables: { T1, T2 }, owner, asOwner }) => {
  const { id } = restaurant;
  const zoneId = await addZone(sql, id);
  const [a, b] = [T1, T2].sort();
  const earlier = (await readSetUp(sql, id)).length;
  const period = crypto.randomUUID();
  await asOwner((session) =>
    session`update restaurants set name = 'New name' where id = ${id}`
  );
  await asOwner((session) =>
    session`
    update restaurant_members set role = 'host'
    where restaurant_id = ${id} and role = 'manager'`
  );
  await asOwner((session) =>
    session`update zones set name = 'Terrace' where id = ${zoneId}`
  );
  await asOwner((session) => session`delete from zones where id = ${zoneId}`);
  await asOwner((session) =>
    session`update dining_tables set seats = 6 where id = ${T1}`
  );
  await asOwner((session) =>
    session`
    insert into table_adjacencies (restaurant_id, table_a, table_b)
    values (${id}, ${a ?? ""}, ${b ?? ""})`
  );
  await asOwner((session) =>
    session`
    insert into service_periods (restaurant_id, id, name, start_time, end_time)
    values (${id}, ${period}, 'Dinner', '18:00', '23:00')`
  );
  await asOwner((session) =>
    session`
    insert into turn_times
      (restaurant_id, service_period_id, up_to_party_size, minutes)
    values (${id}, ${period}, 4, 100)`
  );
  await asOwner((session) =>
    session`
    insert into restaurant_capacity_rules
      (restaurant_id, service_period_id, max_covers)
    values (${id}, ${period}, 40)`
  );
  await asOwner((session) =>
    session`
    insert into restaurant_invitations (restaurant_id, email, role)
    values (${id}, 'eve@example.test', 'host')`
  );
  const events = (await readSetUp(sql, id)).slice(earlier);
  assertEquals(
    events.map(({ actorId, actorRole }) => [actorId, actorRole]),
    Array(events.length).fill([owner, "authenticated"]),
  );
  const changed = events.map(({ action, before, after }) => {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const differs = [...names].filter((name) =>
      JSON.stringify(before[name]) !== JSON.stringify(after[name])
    );
    return [action, differs.sort()];
  });
  assertEquals(changed, [
    ["restaurant_changed", ["name"]],
    ["member_changed", ["role"]],
    ["zone_changed", ["name"]],
    ["zone_changed", ["id", "name"]],
    ["table_changed", ["seats"]],
    ["adjacency_changed", ["table_a", "table_b"]],
    ["period_changed", [
      "day_of_week",
      "end_time",
      "id",
      "last_start",
      "name",
      "pace_covers",
      "start_time",
    ]],
    ["turn_time_changed", [
      "id",
      "minutes",
      "service_period_id",
      "up_to_party_size",
    ]],
    ["rule_changed", [
      "day_of_week",
      "effective_date",
      "id",
      "max_covers",
      "max_parties",
      "service_period_id",
    ]],
    ["invitation_changed", ["expires_at", "invited_by", "role"]],
  ]);
  assertEquals(JSON.stringify(events).includes("eve@"), false);
});

managed.test("a change that changes nothing leaves no event", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  const before = await readSetUp(sql, restaurant.id);
  await asManager((session) =>
    session`update dining_tables set seats = seats where id = ${T1}`
  );
  assertEquals(await readSetUp(sql, restaurant.id), before);
});

managed.test("what the owner of the database changes is recorded too", async ({ sql, restaurant, tables: { T1 } }) => {
  await sql`update dining_tables set seats = 8 where id = ${T1}`;
  const event = (await readSetUp(sql, restaurant.id)).at(-1);
  assertEquals(
    [event?.action, event?.actorId, event?.actorRole, event?.after.seats],
    ["table_changed", null, "postgres", 8],
  );
});

managed.test("a restaurant that is deleted leaves one event for all that it had", async ({ sql, restaurant }) => {
  const before = (await readSetUp(sql, restaurant.id)).length;
  await sql`delete from restaurants where id = ${restaurant.id}`;
  const events = (await readSetUp(sql, restaurant.id)).slice(before);
  assertEquals(
    events.map(({ action, after }) => [action, after]),
    [["restaurant_changed", {}]],
  );
});
