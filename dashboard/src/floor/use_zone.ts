import { useState } from "react";
import type { Booking } from "../data/booking.ts";
import type { Floor, Zone } from "../data/use_floor.ts";

/**
 * Keeps the zone that is shown: the one that the user chose, or that of the
 * tables of the booking that was selected since.
 *
 * @returns The zone, undefined in a restaurant without zones.
 */
export function useZone(floor: Floor, selected: Booking | null) {
  const [zoneId, setZoneId] = useState<string | null>(null);
  const [followedId, setFollowedId] = useState<string | null>(null);
  const selectedId = selected?.id ?? null;
  if (selectedId !== followedId) {
    setFollowedId(selectedId);
    const table = floor.tables.get(selected?.tableIds[0] ?? "");
    if (table !== undefined) setZoneId(table.zone_id);
  }
  const zone: Zone | undefined = floor.zones.find(({ id }) => id === zoneId) ??
    floor.zones[0];
  return { zone, setZoneId };
}
