import { useState } from "react";
import type { Booking } from "../data/booking.ts";
import type { Floor, Zone } from "../data/use_floor.ts";

/** The zone that is shown: the user's choice, or where a party sits. */
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
