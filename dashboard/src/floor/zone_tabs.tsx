import type { Zone } from "../data/use_floor.ts";

/** Props of {@linkcode ZoneTabs}. */
export interface ZoneTabsProps {
  zones: readonly Zone[];
  /** The zone that is shown. */
  zoneId: string | undefined;
  /** How many tables are free, by zone; none where it is missing. */
  freeTables: Map<string, number>;
  /** The ranks of the suggestions in each zone; none where it is missing. */
  ranks: ReadonlyMap<string, readonly number[]>;
  onZone: (id: string) => void;
}

/** Lets the user choose the zone that is shown. */
export function ZoneTabs(props: ZoneTabsProps) {
  const { zones, zoneId, freeTables, ranks, onZone } = props;
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
          {ranks.get(id)?.map((rank) => (
            <span key={rank} className="rank">
              <span className="hidden">suggestion</span> {rank}
            </span>
          ))}
        </button>
      ))}
    </div>
  );
}
