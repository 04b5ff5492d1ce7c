import { useState } from "react";
import type { Booking } from "../data/booking.ts";
import type { Floor, Zone } from "../data/use_floor.ts";

/**
 * Keeps the zone that is shown: the one that the user chose, or that of the
 * booking that was selected since. That is where its tables are, or for one
 * without tables, where the best are, unless the user has chosen a zone by then.
 *
 * @param bestZoneId The zone of the best tables for the selected booking; null
 * as long as it is not known.
 * @returns The zone, undefined in a restaurant without zones.
 */
export function useZone(
  floor: Floor,
  selected: Booking | null,
  bestZoneId: string | null,
) {
  const [zoneId, setZoneId] = useState<string | null>(null);
  const [followedId, setFollowedId] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const selectedId = selected?.id ?? null;
  if (selectedId !== followedId) {
    setFollowedId(selectedId);
    const table = floor.tables.get(selected?.tableIds[0] ?? "");
    if (table !== undefined) setZoneId(table.zone_id);
    setIsOpen(selected !== null && table === undefined);
  } else if (isOpen && bestZoneId !== null) {
    setIsOpen(false);
    setZoneId(bestZoneId);
  }
  const chooseZone = (id: string) => {
    setIsOpen(false);
    setZoneId(id);
  };
  const zone: Zone | undefined = floor.zones.find(({ id }) => id === zoneId) ??
    floor.zones[0];
  return { zone, chooseZone };
}
