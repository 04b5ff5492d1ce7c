import { useMemo } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { type Booking, canBeSeated, needsTable } from "../data/booking.ts";
import type { Floor } from "../data/use_floor.ts";
import {
  ranksByZone,
  suggestionMarks,
} from "../suggestions/suggestion_marks.ts";
import { useSuggestions } from "../suggestions/use_suggestions.ts";
import type { Service } from "../time/services.ts";
import { useMoment } from "../time/use_moment.ts";
import { areConnected } from "./adjacency.ts";
import { FloorPlan } from "./floor_plan.tsx";
import { Legend } from "./legend.tsx";
import { SeatBar } from "./seat_bar.tsx";
import { TimeSlider } from "./time_slider.tsx";
import { useFloorViews } from "./use_floor_views.ts";
import { useSeating } from "./use_seating.ts";
import { useZone } from "./use_zone.ts";
import { ZoneTabs } from "./zone_tabs.tsx";

/** Props of {@linkcode FloorSection}. */
export interface FloorSectionProps {
  floor: Floor;
  service: Service;
  /** All that hold a table on the service date, whatever their service. */
  bookings: readonly Booking[];
  /** The selected booking; null when there is none. */
  selected: Booking | null;
  /** False for a user who may only look. */
  mayAct: boolean;
}

/**
 * The floor plan of a zone. It shows a moment of the service, or, while tables
 * are being chosen for the selected booking, its window.
 */
export function FloorSection(props: FloorSectionProps) {
  const { floor, service, bookings, selected, mayAct } = props;
  const { moment } = useMoment();
  const seating = useBookingToSeat(selected, mayAct);
  const suggestions = useSuggestions(seating);
  const { tableIds } = useChoice();
  const best = tableIds.length === 0 ? suggestions.suggestions[0] : undefined;
  const { zone, chooseZone } = useZone(floor, selected, best?.zoneId ?? null);
  const { views, freeTables } = useFloorViews(floor, bookings, seating, moment);
  const shown = useMemo(
    () => views.filter(({ table }) => table.zone_id === zone?.id),
    [views, zone],
  );
  const { marks, ranks } = useMemo(() => ({
    marks: suggestionMarks(suggestions.suggestions),
    ranks: ranksByZone(suggestions.suggestions),
  }), [suggestions]);
  const { problem, press, move, clear, seatChosen, take } = useSeating({
    seating,
    views,
    mayAct,
  });
  return (
    <section className="column-floor" aria-label="Floor">
      <div className="floor-head">
        <ZoneTabs
          zones={floor.zones}
          zoneId={zone?.id}
          freeTables={freeTables}
          ranks={ranks}
          onZone={chooseZone}
        />
        <Legend />
      </div>
      {zone === undefined || shown.length === 0
        ? <p className="region-note">{emptyText(zone?.name)}</p>
        : (
          <FloorPlan
            key={zone.id}
            zoneName={zone.name}
            views={shown}
            isSeating={seating !== null}
            marks={marks}
            onPress={press}
            onMove={move}
            onEscape={clear}
          />
        )}
      {seating === null ? <TimeSlider service={service} /> : (
        <SeatBar
          booking={seating}
          chosen={tableIds.flatMap((id) => floor.tables.get(id) ?? [])}
          isConnected={areConnected(tableIds, floor.adjacencies)}
          problem={problem}
          suggestions={suggestions}
          onSeat={() => void seatChosen()}
          onTake={(suggestion) => void take(suggestion)}
          onClear={clear}
        />
      )}
    </section>
  );
}

/** The booking that tables are being chosen for; null when there is none. */
function useBookingToSeat(
  selected: Booking | null,
  mayAct: boolean,
): Booking | null {
  const { isMoving } = useChoice();
  const { now } = useMoment();
  if (selected === null || !mayAct) return null;
  const isWanted = isMoving || needsTable(selected);
  return isWanted && canBeSeated(selected, now) ? selected : null;
}

function emptyText(zoneName: string | undefined): string {
  return zoneName === undefined
    ? "This restaurant has no tables yet."
    : `${zoneName} has no tables yet. Choose another zone.`;
}
