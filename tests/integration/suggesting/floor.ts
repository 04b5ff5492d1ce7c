import fc from "fast-check";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { addOverdueParty, addSittingParty } from "../../../support/party.ts";
import { block } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";

/** A table of a random floor, by its place in the list. */
export interface FloorTable {
  readonly seats: number;
  readonly minParty: number;
  readonly isMovable: boolean;
  readonly isActive: boolean;
  readonly zone: number;
}

/** Who has some tables; minutes are counted from now. */
export interface Claim {
  readonly kind: "promise" | "block" | "sitting" | "overdue";
  readonly tables: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** A random restaurant with what happens in it around now. */
export interface Floor {
  readonly tables: readonly FloorTable[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly claims: readonly Claim[];
}

/** A floor in the database. */
export interface StoredFloor extends Floor {
  readonly restaurantId: string;
  /** The ids of the tables, in the order of `tables`. */
  readonly ids: readonly string[];
  /** The bookings of the claims that were accepted. */
  readonly bookingIds: readonly string[];
}

/** Whole quarters of an hour, but for some minutes, so that none is now. */
export function quarters(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((count) => 15 * count + 7);
}

/**
 * Floors of up to 9 tables in two zones.
 *
 * @param seats The most seats of a table.
 */
export function floors(seats: number): fc.Arbitrary<Floor> {
  return fc.integer({ min: 1, max: 9 }).chain((count) => {
    const table = fc.record({
      seats: fc.integer({ min: 1, max: seats }),
      minParty: fc.integer({ min: 1, max: 4 }),
      isMovable: mostly(true),
      isActive: mostly(true),
      zone: mostly(true).map((isFirst) => isFirst ? 0 : 1),
    });
    const place = fc.nat(count - 1);
    const pair = fc.tuple(place, place);
    const claim = fc.record({
      kind: fc.constantFrom(
        "promise",
        "promise",
        "block",
        "sitting",
        "overdue",
      ),
      tables: fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
      from: quarters(-8, 16),
      length: fc.integer({ min: 2, max: 8 }),
    }).map(({ length, from, ...rest }): Claim => ({
      ...rest,
      kind: rest.kind as Claim["kind"],
      from,
      to: from + 15 * length,
    }));
    return fc.record({
      tables: fc.array(table, { minLength: count, maxLength: count }),
      pairs: fc.array(pair, { maxLength: 2 * count }),
      claims: fc.array(claim, { maxLength: count }),
    });
  });
}

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constant(!value) },
  );
}

/** Stores a floor; claims that the guard refuses are left out. */
export async function storeFloor(
  sql: Database,
  floor: Floor,
): Promise<StoredFloor> {
  const restaurantId = crypto.randomUUID();
  const zones = [crypto.randomUUID(), crypto.randomUUID()];
  const ids = floor.tables.map(() => crypto.randomUUID());
  const rows = floor.tables.map((table, place) => ({
    id: ids[place],
    zone_id: zones[table.zone],
    label: `T${place}`,
    seats: table.seats,
    min_party: table.minParty,
    is_movable: table.isMovable,
    is_active: true,
  }));
  const pairs = floor.pairs.filter(([one, other]) => one !== other)
    .map((pair) => pair.map((place) => ids[place] ?? ""));
  await sql`
    with restaurant as (
      insert into restaurants (id, name, timezone)
      values (${restaurantId}, 'Random', 'Europe/Berlin')
    ), zone as (
      insert into zones (restaurant_id, id, name)
      select ${restaurantId}, id, 'Zone' from unnest(${zones}::uuid[]) as id
    ), dining_table as (
      insert into dining_tables (restaurant_id, zone_id, id, label, seats,
        min_party, is_movable, is_active)
      select ${restaurantId}, t.zone_id, t.id, t.label, t.seats, t.min_party,
        t.is_movable, t.is_active
      from jsonb_to_recordset(${sql.json(rows)}) as t (id uuid, zone_id uuid,
        label text, seats integer, min_party integer, is_movable boolean,
        is_active boolean)
    )
    insert into table_adjacencies (restaurant_id, table_a, table_b)
    select distinct ${restaurantId}::uuid,
      least(pair ->> 0, pair ->> 1)::uuid, greatest(pair ->> 0, pair ->> 1)::uuid
    from jsonb_array_elements(${sql.json(pairs)}) as pair`;
  const stored = { ...floor, restaurantId, ids, bookingIds: [] };
  const bookingIds: string[] = [];
  for (const claim of floor.claims) {
    const { answer } = await outcomeOf(make(sql, stored, claim));
    if (answer) bookingIds.push(answer);
  }
  // Out of use they would take no claim.
  const inactive = ids.filter((_, place) => !floor.tables[place]?.isActive);
  await sql`
    update dining_tables set is_active = false
    where restaurant_id = ${restaurantId} and id = any (${inactive}::uuid[])`;
  return { ...stored, bookingIds };
}

/** Makes one claim; returns its booking, null for a block. */
async function make(
  sql: Database,
  { restaurantId: id, ids, tables }: StoredFloor,
  claim: Claim,
): Promise<string | null> {
  const tableIds = claim.tables.map((place) => ids[place] ?? "");
  const party_size = 1;
  if (claim.kind === "block") {
    await block(sql, id, {
      tableIds,
      startAt: inMinutes(claim.from),
      endAt: inMinutes(Math.max(claim.to, 7)),
    });
    return null;
  } else if (claim.kind === "overdue") {
    return await addOverdueParty(sql, { id }, tableIds, 5 + tables.length);
  } else if (claim.kind === "sitting") {
    return await addSittingParty(sql, { id }, tableIds, {
      party_size,
      ...near(-38, Math.max(claim.to, 22)),
    });
  }
  const bookingId = await addBooking(sql, { id }, {
    party_size,
    ...near(claim.from, claim.to),
  });
  await assign(sql, bookingId, tableIds);
  return bookingId;
}
