import { useMemo, useRef } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { useSeeking, useSelected } from "../choice/use_selected.ts";
import { useReading } from "../data/use_reading.ts";
import { useSize } from "../parts/use_size.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";
import { useSuggestions } from "../suggestions/use_suggestions.ts";
import { useLook } from "../time/use_look.ts";
import { useWording } from "../wording/use_wording.ts";
import { cardsOf, planOf } from "./arrangement.ts";
import { ChooseBar } from "./choose_bar.tsx";
import { FloorGrid } from "./floor_grid.tsx";
import { isFree } from "./table_role.ts";
import { unfitTables } from "./unfit_tables.ts";
import { useFloorPress } from "./use_floor_press.ts";
import { type TableView, useTableViews } from "./use_table_views.ts";
import { ALL_TABLES, useZone } from "./use_zone.ts";
import { ZoneTabs } from "./zone_tabs.tsx";

const NOTHING = new Map<string, never>();

/**
 * The tables of a zone, where they stand or as cards, with what is being chosen
 * in a bar that lies over them.
 *
 * @param isCards Whether the room is too small for a plan.
 */
export function FloorSection({ isCards }: { isCards: boolean }) {
  const { purpose } = useChoice();
  const { timeZone } = useWording();
  const { isNow } = useLook();
  const views = useTableViews();
  const selected = useSelected();
  const { suggestions } = useSuggestions(useSeeking());
  const { shown, zoneId, chooseZone } = useZone(
    selected,
    suggestions[0]?.zoneId ?? null,
  );
  const unfit = useMemo(
    () =>
      purpose === null || selected === null
        ? NOTHING
        : unfitTables(purpose, selected, views, timeZone),
    [purpose, selected, timeZone, views],
  );
  const ranks = useMemo(() => ranksOf(suggestions), [suggestions]);
  const { press, move, escape } = useFloorPress(selected, views);
  const frame = useRef<HTMLDivElement>(null);
  const inZones = useMemo(() => {
    const ids = new Set(shown.map(({ id }) => id));
    return views.filter(({ table }) => ids.has(table.zoneId));
  }, [shown, views]);
  const arrangement = useArrangement({
    isCards: isCards || zoneId === ALL_TABLES,
    shown,
    views: inZones,
    room: useSize(frame),
  });
  const name = zoneId === ALL_TABLES ? "all zones" : shown[0]?.name ?? "";
  return (
    <section
      className={isNow ? "floor-section" : "floor-section is-elsewhen"}
      aria-label="Floor"
    >
      <ZoneTabs
        zoneId={zoneId}
        freeTables={useMemo(() => freeByZone(views), [views])}
        onZone={chooseZone}
      />
      <div ref={frame} className="floor-frame">
        {inZones.length === 0 && <NoTables zone={name} />}
        {arrangement !== null && (
          <FloorGrid
            key={zoneId}
            label={`Floor plan of ${name}`}
            frame={frame}
            arrangement={arrangement}
            views={inZones}
            unfit={unfit}
            ranks={ranks}
            onPress={press}
            onMove={move}
            onEscape={escape}
          />
        )}
      </div>
      {selected !== null && purpose !== null && (
        <ChooseBar booking={selected} purpose={purpose} />
      )}
    </section>
  );
}

/** How the tables lie; null until the room is known, and without tables. */
function useArrangement(
  { isCards, shown, views, room }: {
    isCards: boolean;
    shown: ReturnType<typeof useZone>["shown"];
    views: readonly TableView[];
    room: { width: number; height: number };
  },
) {
  // The views change every minute; the tables in them rarely do.
  const tableKey = JSON.stringify(views.map(({ table }) => table));
  return useMemo(() => {
    if (room.width === 0 || views.length === 0) return null;
    return isCards ? cardsOf(shown, views, room.width) : planOf(views, room);
  }, [isCards, room, shown.length, tableKey]);
}

function NoTables({ zone }: { zone: string }) {
  const { tables, role } = useReading();
  const isManager = role === "owner" || role === "manager";
  if (tables.size > 0) {
    return (
      <p className="region-note">
        {zone} has no tables yet. Choose another zone.
      </p>
    );
  }
  return (
    <p className="region-note">
      {isManager
        ? "No tables yet. Set up the floor."
        : "No tables yet. A manager sets them up."}
    </p>
  );
}

/** The place of every suggested table; the best, if it is in several sets. */
function ranksOf(suggestions: readonly Suggestion[]): Map<string, number> {
  const places = suggestions.flatMap(({ tableIds }, index) =>
    tableIds.map((id): [string, number] => [id, index + 1])
  );
  return new Map(places.toReversed());
}

/** How many tables are free, by zone; null if nothing is known about them. */
function freeByZone(views: readonly TableView[]): Map<string, number> | null {
  if (views.some(({ state }) => state.kind === "unknown")) return null;
  const counts = new Map<string, number>();
  for (const { table, state } of views) {
    if (!isFree(state.kind)) continue;
    counts.set(table.zoneId, (counts.get(table.zoneId) ?? 0) + 1);
  }
  return counts;
}
