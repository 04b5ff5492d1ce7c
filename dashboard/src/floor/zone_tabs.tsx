import { useEffect, useRef } from "react";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { ALL_TABLES } from "./use_zone.ts";

/** Props of {@linkcode ZoneTabs}. */
export interface ZoneTabsProps {
  /** The zone that is shown, or `ALL_TABLES`. */
  zoneId: string | undefined;
  /** How many tables are free, by zone, none where it is missing; null: unknown. */
  freeTables: ReadonlyMap<string, number> | null;
  onZone: (id: string) => void;
}

/** Lets the user choose the zone that is shown. The tabs scroll sideways. */
export function ZoneTabs({ zoneId, freeTables, onZone }: ZoneTabsProps) {
  const { zones } = useReading();
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tabs.current?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [zoneId]);
  return (
    <div className="zone-bar">
      <div ref={tabs} className="tabs" role="group" aria-label="Zone">
        {zones.map(({ id, name }) => (
          <Tab
            key={id}
            isPressed={id === zoneId}
            onPress={() => onZone(id)}
            text={`${name} ${
              freeTables === null ? "?" : freeTables.get(id) ?? 0
            } free`}
          />
        ))}
        <Tab
          isPressed={zoneId === ALL_TABLES}
          onPress={() => onZone(ALL_TABLES)}
          text="All tables"
        />
      </div>
      <ZoneMenu zoneId={zoneId} />
    </div>
  );
}

function Tab(
  { isPressed, onPress, text }: {
    isPressed: boolean;
    onPress: () => void;
    text: string;
  },
) {
  return (
    <button
      type="button"
      className="button is-tab"
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

function ZoneMenu({ zoneId }: { zoneId: string | undefined }) {
  const { zones } = useReading();
  const { open } = useSheets();
  const zone = zones.find(({ id }) => id === zoneId);
  if (!useMayAct() || zone === undefined) return null;
  return (
    <button
      type="button"
      className="button"
      aria-label={`Close ${zone.name}`}
      onClick={() => open({ kind: "close zone", zoneId: zone.id })}
    >
      ⋯
    </button>
  );
}
