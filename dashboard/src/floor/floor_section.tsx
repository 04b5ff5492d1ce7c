import { useCallback, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import { seat, type Subject } from "../actions/drafts.ts";
import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { useRefusalContext } from "../bookings/refusal_context.ts";
import { type RefusalText, refusalText } from "../bookings/refusal_text.ts";
import { SeatBar } from "../bookings/seat_bar.tsx";
import {
  type Booking,
  canBeSeated,
  nameOf,
  needsTable,
} from "../data/booking.ts";
import type { Floor } from "../data/use_floor.ts";
import type { Choice } from "../shell/use_choice.ts";
import type { Service } from "../time/services.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { areConnected } from "./adjacency.ts";
import { FloorPlan } from "./floor_plan.tsx";
import { Legend } from "./legend.tsx";
import { TimeSlider } from "./time_slider.tsx";
import { useFloorViews } from "./use_floor_views.ts";
import { useZone } from "./use_zone.ts";
import { ZoneTabs } from "./zone_tabs.tsx";

/** What {@linkcode FloorSection} shows and tells. */
export interface FloorSectionProps {
  floor: Floor;
  service: Service;
  timeZone: string;
  bookings: readonly Booking[];
  /** The selected booking. */
  subject: Subject | null;
  restaurantId: string;
  labelsOf: (tableIds: readonly string[]) => string;
  mayAct: boolean;
  now: number;
  moment: number;
  isNow: boolean;
  setMoment: (moment: number) => void;
  goToNow: (() => void) | undefined;
  choice: Choice;
  select: (bookingId: string) => void;
  /** Selects nothing, if the booking is still selected. */
  deselect: (bookingId: string) => void;
  toggle: (tableId: string) => void;
  clearTables: () => void;
  setAdjacency: (isRequired: boolean) => void;
  onRefused: (refusal: Refusal, draft: Draft) => void;
}

/** The floor plan of a zone, and the choice of tables on it. */
export function FloorSection(props: FloorSectionProps) {
  const { floor, timeZone, bookings, subject, choice } = props;
  const { toggle, clearTables, deselect, moment } = props;
  const { run } = useActions();
  const words = useRefusalContext();
  const [problem, setProblem] = useState<RefusalText | null>(null);
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

  const press = (tableId: string) => {
    setProblem(null);
    const view = views.find(({ table }) => table.id === tableId);
    if (view === undefined) return;
    const { table, occupant } = view;
    const isOthers = occupant !== null && occupant.id !== seating?.id;
    if (seating === null && occupant !== null) {
      props.select(occupant.id);
    } else if (seating === null) {
      toast.message(`Choose a booking first, then ${table.label}`);
    } else if (isOthers) {
      setProblem(takenText(table.label, occupant, timeZone));
    } else if (view.state === "inactive") {
      setProblem({
        title: `${table.label} is out of use`,
        description: "Choose another table.",
      });
    } else toggle(tableId);
  };

  const send = async (draft: Draft) => {
    const isDone = await run(draft, (refusal) => {
      if (staysAtTheTables(refusal)) setProblem(refusalText(refusal, words));
      else props.onRefused(refusal, draft);
    });
    if (!isDone) return;
    deselect(draft.bookingId);
    focusBookings();
  };
  const seatChosen = () => {
    if (subject === null) return;
    setProblem(null);
    void send(seat(subject, choice.tableIds, choice.requireAdjacency));
  };
  const move = (fromId: string, toId: string) => {
    const booking = views.find(({ table }) => table.id === fromId)?.occupant;
    if (!booking || !props.mayAct) return;
    const { restaurantId, labelsOf } = props;
    const others = booking.tableIds.filter((id) => id !== fromId);
    const draft = seat({ restaurantId, booking, labelsOf }, [
      ...new Set([...others, toId]),
    ], false);
    void run(draft, (refusal) => props.onRefused(refusal, draft));
  };
  const clear = () => {
    setProblem(null);
    if (choice.tableIds.length > 0) clearTables();
    else if (selected !== null) deselect(selected.id);
  };
  const onPress = useLatest(press);
  const onMove = useLatest(move);
  const onEscape = useLatest(clear);

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
            onPress={onPress}
            onMove={onMove}
            onEscape={onEscape}
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
            onSeat={seatChosen}
            onClear={clear}
          />
        )}
    </section>
  );
}

/** A function that stays the same and does what the latest one does. */
function useLatest<Args extends unknown[]>(act: (...args: Args) => void) {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: Args) => latest.current(...args), []);
}

function takenText(
  label: string,
  occupant: Booking,
  timeZone: string,
): RefusalText {
  const [from, to] = [occupant.startAt, occupant.endAt].map((moment) =>
    timeOfDay(moment, timeZone)
  );
  return {
    title: `${label} is taken by ${nameOf(occupant)} from ${from} to ${to}`,
    description: "Choose another table.",
  };
}

/** Whether another choice of tables is the answer to a refusal. */
function staysAtTheTables(refusal: Refusal): boolean {
  return refusal.reason !== "CAPACITY_EXCEEDED" &&
    blockingBookingOf(refusal) === null;
}

/** The next booking is what the next key press is for. */
function focusBookings(): void {
  const isElsewhere = document.activeElement?.closest(".seat-bar") === null &&
    document.activeElement !== document.body;
  if (isElsewhere) return;
  document.querySelector<HTMLElement>('.booking-rows [tabindex="0"]')
    ?.focus({ preventScroll: true });
}
