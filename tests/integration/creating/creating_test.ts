import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readEvents } from "../../../support/event.ts";
import { at } from "../../../support/moment.ts";
import { readParty } from "../../../support/party.ts";
import { create } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";

scene.test("a booking by phone is pending and has all that was said", async ({ sql, restaurant }) => {
  const { booking, assignment, replayed, restaurantId } = await create(
    sql,
    restaurant.id,
    {
      startAt: at("18:00"),
      endAt: at("20:00"),
      partySize: 3,
      guestName: "Ada",
      guestPhone: "+49 30 1234",
      notes: "High chair",
    },
  );
  const { id: _, updatedAt, ...rest } = booking;
  assertEquals(typeof updatedAt, "string");
  assertEquals(rest, {
    restaurantId: restaurant.id,
    partySize: 3,
    startAt: at("18:00"),
    endAt: at("20:00"),
    status: "pending",
    guestName: "Ada",
    guestPhone: "+49 30 1234",
    notes: "High chair",
    arrivedAt: null,
    arrivedGuests: null,
    seatedAt: null,
    leftAt: null,
  });
  assertEquals(
    [assignment, replayed, restaurantId],
    [null, false, restaurant.id],
  );
});

scene.test("a booking with tables is confirmed and holds them from its start", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { booking, assignment } = await create(sql, restaurant.id, {
    startAt: at("18:00"),
    partySize: 7,
    tableIds: [T2, T1],
  });
  assertEquals(booking.status, "confirmed");
  assertEquals(assignment?.tableIds, [T1, T2].sort());
  const party = await readParty(sql, booking.id);
  assertEquals(
    [party.tableIds, party.occupiedIds, party.heldFrom, party.heldUntil],
    [[T1, T2].sort(), [], new Date(at("18:00")), new Date(at("20:00"))],
  );
});

scene.test("a booking without tables is not held against the limit, and says how many guests have none", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const startAt = at("18:00");
  await create(sql, restaurant.id, { startAt, tableIds: [T1] });
  const { booking, capacity } = await create(sql, restaurant.id, {
    startAt,
    partySize: 6,
  });
  assertEquals(booking.status, "pending");
  assertEquals(capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
    coversWithoutTable: 6,
  });
});

scene.test("a new booking leaves one event, without what it says about the guest", async ({ sql, restaurant, tables: { T1 } }) => {
  const { booking } = await create(sql, restaurant.id, {
    startAt: at("18:00"),
    partySize: 6,
    tableIds: [T1],
    guestName: "Secret Ada",
    guestPhone: "Secret",
    notes: "Secret",
    extraChairs: true,
  });
  assertEquals(await readEvents(sql, booking.id), [{
    action: "created",
    actorId: null,
    actorRole: "postgres",
    before: {
      status: null,
      partySize: null,
      startAt: null,
      endAt: null,
      tableIds: [],
    },
    after: {
      status: "confirmed",
      partySize: 6,
      startAt: at("18:00"),
      endAt: at("20:00"),
      tableIds: [T1],
      extraChairs: true,
    },
    capacity: { state: "unlimited" },
  }]);
});
