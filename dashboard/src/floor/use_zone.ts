import { useState } from "react";
import type { Booking } from "../data/booking.ts";
import type { Zone } from "../data/dining_table.ts";
import { useReading } from "../data/use_reading.ts";

/** Stands for the tables of all zones at once. */
export const ALL_TABLES = "all";

/**
 * Keeps the zone that is shown: the one that the user chose, or that of the
 * booking that was selected since. That is where its tables are, or for one
 * without tables, where the best are, unless the user has chosen a zone by then.
 *
 * @param bestZoneId The zone of the best tables for the selected booking; null
 * as long as it is not known.
 * @returns The zones that are shown; none in a restaurant without zones.
 */
export function useZone(selected: Booking | null, bestZoneId: string | null) {
  const { zones, tables } = useReading();
  const [zoneId, setZoneId] = useState<string | null>(null);
  const [followedId, setFollowedId] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const selectedId = selected?.id ?? null;
  if (selectedId !== followedId) {
    setFollowedId(selectedId);
    const table = tables.get(selected?.tableIds[0] ?? "");
    if (table !== undefined && zoneId !== ALL_TABLES) setZoneId(table.zoneId);
    setIsOpen(
      selected !== null && table === undefined && zoneId !== ALL_TABLES,
    );
  } else if (isOpen && bestZoneId !== null) {
    setIsOpen(false);
    setZoneId(bestZoneId);
  }
  const chooseZone = (id: string) => {
    setIsOpen(false);
    setZoneId(id);
  };
  const isAll = zoneId === ALL_TABLES;
  const zone = zones.find(({ id }) => id === zoneId) ?? zones[0];
  const shown: readonly Zone[] = isAll ? zones : zone ? [zone] : [];
  return { shown, zoneId: isAll ? ALL_TABLES : zone?.id, chooseZone };
}
