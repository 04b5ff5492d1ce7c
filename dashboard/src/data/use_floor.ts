import { useQuery } from "@tanstack/react-query";
import { type Client, useClient } from "../api/client.ts";
import type { ServicePeriod } from "../time/services.ts";
import { allRowsOf } from "./all_rows.ts";

/** A table and where it stands, in centimetres. */
export interface DiningTable {
  id: string;
  zone_id: string;
  label: string;
  seats: number;
  /** The table is meant for parties of at least so many. */
  min_party: number;
  is_movable: boolean;
  is_active: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of the restaurant's floor plan. */
export interface Zone {
  id: string;
  name: string;
}

/** What rarely changes: zones, their tables, and when guests are served. */
export interface Floor {
  zones: Zone[];
  /** By their ids. */
  tables: Map<string, DiningTable>;
  /** Pairs of tables that stand next to each other. */
  adjacencies: [string, string][];
  periods: ServicePeriod[];
}

const REFRESH_MS = 30_000;

/** Reads the floor of a restaurant. */
export function useFloor(restaurantId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["floor", restaurantId],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readFloor(client, restaurantId, signal),
    select: floorOf,
  });
}

async function readFloor(
  client: Client,
  restaurantId: string,
  signal: AbortSignal,
) {
  const [zones, tables, pairs, periods] = await Promise.all([
    allRowsOf((first, last) =>
      client.from("zones").select("id, name").eq("restaurant_id", restaurantId)
        .order("created_at").order("id").range(first, last).abortSignal(signal)
    ),
    allRowsOf((first, last) =>
      client.from("dining_tables").select(
        "id, zone_id, label, seats, min_party, is_movable, is_active, x, y, width, height",
      ).eq("restaurant_id", restaurantId).order("id").range(first, last)
        .abortSignal(signal)
    ),
    allRowsOf((first, last) =>
      client.from("table_adjacencies").select("table_a, table_b")
        .eq("restaurant_id", restaurantId).order("table_a").order("table_b")
        .range(first, last).abortSignal(signal)
    ),
    allRowsOf((first, last) =>
      client.from("service_periods").select(
        "id, name, day_of_week, start_time, end_time",
      ).eq("restaurant_id", restaurantId).order("id").range(first, last)
        .abortSignal(signal)
    ),
  ]);
  return { zones, tables, pairs, periods };
}

/** Runs only when a row has changed: the map stays the same until then. */
function floorOf(
  { zones, tables, pairs, periods }: Awaited<ReturnType<typeof readFloor>>,
): Floor {
  return {
    zones,
    tables: new Map(tables.map((table) => [table.id, table])),
    adjacencies: pairs.map(({ table_a, table_b }) => [table_a, table_b]),
    periods,
  };
}
