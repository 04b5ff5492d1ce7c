import { useMemo } from "react";
import { SeatBar } from "../bookings/seat_bar.tsx";
import { type Booking, canBeSeated, needsTable } from "../data/booking.ts";
import type { Floor } from "../data/use_floor.ts";
import type { Service } from "../time/services.ts";
import { areConnected } from "./adjacency.ts";
import { FloorPlan } from "./floor_plan.tsx";
import { Legend } from "./legend.tsx";
import { TimeSlider } from "./time_slider.tsx";
import { type SeatingContext, useSeating } from "./use_seating.ts";
import { useFloorViews } from "./use_floor_views.ts";
import { useZone } from "./use_zone.ts";
import { ZoneTabs } from "./zone_tabs.tsx";

/** What {@linkcode FloorSection} shows and tells. */
export interface FloorSectionProps extends SeatingContext {
  floor: Floor;
  service: Service;
  bookings: readonly Booking[];
  now: number;
  moment: number;
  isNow: boolean;
  setMoment: (moment: number) => void;
  goToNow: (() => void) | undefined;
  setAdjacency: (isRequired: boolean) => void;
}

/** The floor plan of a zone, and the choice of tables on it. */
export function FloorSection(props: FloorSectionProps) {
  const { floor, timeZone, bookings, subject, choice } = props;
  const { moment } = props;
  const { zone, setZoneId } = useZone(floor, subject?.booking ?? null);

  const selected = subject?.booking ?? null;
  const isWanted = selected !== null &&
    (choice.isMoving || needsTable(selected));
  const seating = props.mayAct && isWanted && canBeSeated(selected, props.now)
    ? selected
    : null;
  const { views, freeTables } = useFloorViews(floor, bookings, seating, moment);
  const shown = useMemo(
    () => views.filter(({ table }) => table.zone_id === zone?.id),
    [views, zone],
  );
  const chosen = choice.tableIds.flatMap((id) => floor.tables.get(id) ?? []);

  const seatingActions = useSeating({ ...props, seating, views });
  const { problem, clear } = seatingActions;

  return (
    <section className="column-floor" aria-label="Floor">
      <div className="floor-head">
        <ZoneTabs
          zones={floor.zones}
          zoneId={zone?.id ?? ""}
          freeTables={freeTables}
          onZone={setZoneId}
        />
        <Legend />
      </div>
      {shown.length === 0
        ? (
          <p className="region-note">
            {zone === undefined
              ? "This restaurant has no tables yet."
              : `${zone.name} has no tables yet. Choose another zone.`}
          </p>
        )
        : (
          <FloorPlan
            key={zone?.id}
            zoneName={zone?.name ?? ""}
            views={shown}
            timeZone={timeZone}
            selectedId={selected?.id ?? null}
            isSeating={seating !== null}
            chosenIds={choice.tableIds}
            onPress={seatingActions.press}
            onMove={seatingActions.move}
            onEscape={clear}
          />
        )}
      {seating === null
        ? (
          <TimeSlider
            service={props.service}
            moment={moment}
            isNow={props.isNow}
            timeZone={timeZone}
            onChange={props.setMoment}
            {...(props.goToNow && { onNow: props.goToNow })}
          />
        )
        : (
          <SeatBar
            booking={seating}
            timeZone={timeZone}
            chosen={chosen}
            requireAdjacency={choice.requireAdjacency}
            isConnected={areConnected(choice.tableIds, floor.adjacencies)}
            problem={problem}
            onAdjacency={props.setAdjacency}
            onSeat={seatingActions.seatChosen}
            onClear={clear}
          />
        )}
    </section>
  );
}
