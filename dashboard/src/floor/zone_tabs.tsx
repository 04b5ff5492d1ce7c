import type { Zone } from "../data/use_floor.ts";

/** What {@linkcode ZoneTabs} shows and tells. */
export interface ZoneTabsProps {
  zones: readonly Zone[];
  zoneId: string;
  /** How many tables of each zone are free. */
  freeTables: Map<string, number>;
  onZone: (id: string) => void;
}

/** Chooses the part of the floor. */
export function ZoneTabs({ zones, zoneId, freeTables, onZone }: ZoneTabsProps) {
  return (
    <div className="segments" role="group" aria-label="Zone">
      {zones.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === zoneId}
          onClick={() => onZone(id)}
        >
          {name} <small>{freeTables.get(id) ?? 0} free</small>
        </button>
      ))}
    </div>
  );
}
