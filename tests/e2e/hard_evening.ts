import type { Database } from "../../support/database.ts";
import { readInstances } from "../../support/planning/instance.ts";
import { createEvening, tomorrow } from "./evening.ts";
import type { Account } from "./staff.ts";

/** 40 tables in a grid and 76 parties: its ties take the solver minutes. */
const NAME = "hall-t40-b76-s1";

/** The tables stand in rows of so many. */
const ROW = 10;

/** A restaurant and an evening that no planner is done with soon. */
export interface HardEvening {
  readonly host: Account;
  readonly bookingIds: readonly string[];
}

/** Creates a restaurant with a published evening, which comes tomorrow. */
export async function addHardEvening(sql: Database): Promise<HardEvening> {
  const instance = (await readInstances()).find(({ name }) => name === NAME);
  if (instance === undefined) throw new Error(`There is no "${NAME}"`);
  const { tables, adjacencies, bookings } = instance.service;
  const { id: restaurant_id, host } = await createEvening(sql);
  await sql`delete from dining_tables where restaurant_id = ${restaurant_id}`;
  const [zone] = await sql<{ id: string }[]>`
    select id from zones where restaurant_id = ${restaurant_id}`;
  const ids = new Map(tables.map(({ id }) => [id, crypto.randomUUID()]));
  const rows = tables.map(({ id, seats, isMovable }, index) => ({
    id: ids.get(id) ?? "",
    restaurant_id,
    zone_id: zone?.id ?? "",
    label: id,
    seats,
    is_movable: isMovable,
    x: index % ROW * 150,
    y: Math.floor(index / ROW) * 150,
    width: 110,
  }));
  await sql`insert into dining_tables ${sql(rows)}`;
  const pairs = adjacencies.map((pair) => {
    const [table_a = "", table_b = ""] = pair.map((id) => ids.get(id) ?? "")
      .sort();
    return { restaurant_id, table_a, table_b };
  });
  await sql`insert into table_adjacencies ${sql(pairs)}`;
  const parties = bookings.map(({ partySize, startAt, endAt }) => ({
    id: crypto.randomUUID(),
    restaurant_id,
    party_size: partySize,
    guest_name: "Party",
    start_at: minuteOfTomorrow(startAt),
    end_at: minuteOfTomorrow(endAt),
  }));
  await sql`insert into bookings ${sql(parties)}`;
  return { host, bookingIds: parties.map(({ id }) => id) };
}

/** The moment so many minutes after midnight. */
function minuteOfTomorrow(minutes: number): string {
  const midnight = Date.parse(tomorrow("00:00"));
  return new Date(midnight + minutes * 60_000).toISOString();
}
