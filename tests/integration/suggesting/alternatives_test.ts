import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, during } from "../../../support/moment.ts";
import { near } from "../../../support/near_now.ts";
import { addSittingParty } from "../../../support/party.ts";
import { alternativesIn } from "../../../support/refusal.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { block, create, seat } from "../../../support/room_rpc.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import type { Suggestion } from "../../../support/suggestion.ts";

const EVENING = during("18:00", "19:30");

type Label = "A" | "B" | "C" | "D" | "E";

/** Tables for four, four, four and two; D and E can be joined. */
const floor = scene.with({
  tables: { A: 4, B: 4, C: 4, D: 2, E: 2 },
  arrange: async ({ sql, restaurant, tables: { D, E } }: Scene<Label>) => {
    await addAdjacency(sql, restaurant.id, D, E);
    const bookingId = await addBooking(sql, restaurant, EVENING);
    return { bookingId };
  },
});

const labelsOf = (alternatives: readonly Suggestion[] | undefined) =>
  alternatives?.map(({ labels }) => labels.join("+"));

floor.test("an assignment of a taken table offers the three best others, and each is accepted", async ({ sql, restaurant, bookingId, tables: { A } }) => {
  await addSeatedBooking(sql, restaurant, [A], EVENING);
  const alternatives = await alternativesIn(
    () => assign(sql, bookingId, [A]),
    "TABLE_TAKEN",
  );
  assertEquals(labelsOf(alternatives), ["B", "C", "D+E"]);
  for (const { tableIds } of alternatives ?? []) {
    await assign(sql, bookingId, tableIds, { requireAdjacency: true });
    await unassign(sql, bookingId);
  }
});

floor.test("a blocked table, one out of use, too few seats and tables apart offer others too", async ({ sql, restaurant, bookingId, tables }) => {
  const { A, B, C, D } = tables;
  const window = { startAt: at("17:00"), endAt: at("19:00") };
  await block(sql, restaurant.id, { tableIds: [A], ...window });
  await sql`update dining_tables set is_active = false where id = ${B}`;
  const requireAdjacency = true;
  const refused = [
    await alternativesIn(() => assign(sql, bookingId, [A]), "TABLE_BLOCKED"),
    await alternativesIn(() => assign(sql, bookingId, [B]), "TABLE_INACTIVE"),
    await alternativesIn(
      () => assign(sql, bookingId, [D]),
      "PARTY_EXCEEDS_SEATS",
    ),
    await alternativesIn(
      () => assign(sql, bookingId, [C, D], { requireAdjacency }),
      "TABLES_NOT_ADJACENT",
    ),
  ];
  assertEquals(refused.map(labelsOf), refused.map(() => ["C", "D+E"]));
});

floor.test("a walk-in at an occupied table is offered tables that are empty now", async ({ sql, restaurant, tables: { A, C } }) => {
  await addSittingParty(sql, restaurant, [A]);
  await addSittingParty(sql, restaurant, [C]);
  const { start_at: startAt, end_at: endAt } = near(0, 60);
  const alternatives = await alternativesIn(
    () =>
      create(sql, restaurant.id, {
        startAt,
        endAt,
        partySize: 2,
        tableIds: [A],
        checkIn: true,
      }),
    "TABLE_OCCUPIED",
  );
  assertEquals(labelsOf(alternatives), ["D", "E", "B"]);
});

floor.test("a booking that moves is offered tables that are free in its new window", async ({ sql, restaurant, bookingId, tables: { A, B } }) => {
  await assign(sql, bookingId, [A]);
  await addSeatedBooking(sql, restaurant, [A], during("20:00", "21:30"));
  await addSeatedBooking(sql, restaurant, [B], during("20:00", "21:30"));
  const alternatives = await alternativesIn(
    () => update(sql, bookingId, { startAt: at("20:00"), endAt: at("21:30") }),
    "TABLE_TAKEN",
  );
  assertEquals(labelsOf(alternatives), ["C", "D+E"]);
});

floor.test("a party that grows is offered tables for all of it", async ({ sql, bookingId, tables: { A } }) => {
  await sql`update dining_tables set seats = 6 where label = 'C'`;
  await assign(sql, bookingId, [A]);
  const alternatives = await alternativesIn(
    () => update(sql, bookingId, { partySize: 5 }),
    "PARTY_EXCEEDS_SEATS",
  );
  assertEquals(labelsOf(alternatives), ["C"]);
});

floor.test("the tables that a booking holds are no alternative", async ({ sql, restaurant, bookingId, tables: { A, B } }) => {
  await assign(sql, bookingId, [B]);
  await addSeatedBooking(sql, restaurant, [A], EVENING);
  const alternatives = await alternativesIn(
    () => assign(sql, bookingId, [A]),
    "TABLE_TAKEN",
  );
  assertEquals(labelsOf(alternatives), ["C", "D+E"]);
});

floor.test("seat-bookings offers others for the booking that was refused, but no table that it wants for the rest", async ({ sql, restaurant, bookingId, tables: { A, B } }) => {
  const other = await addBooking(sql, restaurant, EVENING);
  const seatings = [bookingId, other].sort().map((id) => ({
    bookingId: id,
    tableIds: id === other ? [A] : [A, B],
  }));
  const alternatives = await alternativesIn(
    () => seat(sql, restaurant.id, seatings),
    "TABLE_TAKEN",
  );
  const [first] = seatings;
  assertEquals(
    labelsOf(alternatives),
    first?.bookingId === other ? ["B", "C", "D+E"] : ["C", "D+E"],
  );
});

floor.test("nothing is offered where a limit would refuse the party anyway", async ({ sql, restaurant, bookingId, tables: { A } }) => {
  await addSeatedBooking(sql, restaurant, [A], EVENING);
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const alternatives = await alternativesIn(
    () => assign(sql, bookingId, [A]),
    "TABLE_TAKEN",
  );
  assertEquals(alternatives, []);
});

floor.test("a refused block offers nothing", async ({ sql, restaurant, bookingId, tables: { A } }) => {
  await assign(sql, bookingId, [A]);
  const window = { startAt: at("17:00"), endAt: at("19:00") };
  const alternatives = await alternativesIn(
    () => block(sql, restaurant.id, { tableIds: [A], ...window }),
    "TABLE_TAKEN",
  );
  assertEquals(alternatives, undefined);
});
