import type { Bench } from "./bench.ts";
import type { District, Item, KindName } from "./district.ts";

/** Tables of a restaurant. */
export const TABLES = 20;

/** Bookings that are seated at once, as many as an evening has. */
export const EVENING = 60;

/** A database to measure in, and the restaurants that it is measured with. */
export interface Ground {
  readonly bench: Bench;
  readonly district: District;
}

/** Makes what so many operations need. */
export type Seed<Of> = (ground: Ground, count: number) => Promise<Of[]>;

/** Bookings without tables. */
export function pending(kind: KindName): Seed<Item> {
  return ({ district }, count) => district.addPending(kind, count);
}

/** Bookings that hold their tables. */
export function assigned(kind: KindName): Seed<Item> {
  return ({ district }, count) => district.addAssigned(kind, count);
}

/** Bookings that are not there yet. */
export function planned(kind: KindName): Seed<Item> {
  return ({ district }, count) => district.plan(kind, count);
}

/** Bookings that hold a table around now, each another one. */
export function around(kind: "due" | "seated"): Seed<Item> {
  return async ({ bench }, count) => {
    const district = await bench.addDistrict({
      name: kind,
      restaurants: Math.ceil(count / TABLES),
      tables: TABLES,
    });
    return await district.addAssigned(kind, count);
  };
}

/** Two bookings of one evening, each with the table that the other holds. */
export const swaps: Seed<Item[]> = async ({ bench }, count) => {
  const district = await addLarge(bench, "swapping");
  const items = await district.addAssigned("single", 2 * count);
  return inGroups(items, 2).map((pair) =>
    pair.map((item, index) => ({
      ...item,
      tableIds: pair[1 - index]?.tableIds ?? [],
    }))
  );
};

/** All bookings of an evening, without tables. */
export const evenings: Seed<Item[]> = async ({ bench }, count) => {
  const district = await addLarge(bench, "planned");
  const items = await district.addPending("single", EVENING * count);
  return inGroups(items, EVENING);
};

/** A restaurant whose bookings, in their order, are one evening's, and so on. */
async function addLarge(bench: Bench, name: string): Promise<District> {
  const district = await bench.addDistrict({
    name,
    restaurants: 1,
    tables: EVENING,
  });
  await district.fill(10 * EVENING);
  return district;
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from(
    { length: items.length / size },
    (_, index) => items.slice(index * size, (index + 1) * size),
  );
}
