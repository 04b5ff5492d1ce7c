import { type KeyboardEvent, Suspense, useMemo, useState } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { lazily } from "../parts/lazily.ts";
import { useLook } from "../time/use_look.ts";
import { useNow } from "../time/use_now.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { BookingRow } from "./booking_row.tsx";
import { type Group, groupBookings, groupOf, GROUPS } from "./groups.ts";
import { EmptyList } from "./empty_list.tsx";
import { occupants, rowText } from "./row_text.ts";

const WaitingList = lazily(async () => ({
  default: (await import("../forms/waiting_list.tsx")).WaitingList,
}));

/** Props of {@linkcode BookingList}. */
export interface BookingListProps {
  /** Those of the service that is shown, and everybody who sits. */
  bookings: readonly Booking[];
  serviceName: string;
  /** Called to show the tables of a booking that was selected. */
  onPlace: () => void;
  /** Which tab the list opens on. */
  opensOn?: Group;
}

/** The bookings in four tabs; arrow keys move from row to row. */
export function BookingList(props: BookingListProps) {
  const { bookings, onPlace, opensOn = "due" } = props;
  const { bookingId: selectedId, select } = useChoice();
  const reading = useReading();
  const present = useNow();
  const { isNow } = useLook();
  const now = isNow || reading.serviceDate === reading.currentServiceDate
    ? present
    : null;
  const [tab, setTab] = useState<Group>(opensOn);
  const groups = useMemo(
    () => groupBookings(bookings, now ?? Number.NEGATIVE_INFINITY),
    [bookings, now],
  );
  useFollowSelected(bookings, selectedId, setTab);
  const shown = groups[tab];
  const tabStop = shown.find(({ id }) => id === selectedId) ?? shown[0];
  const mayAct = useMayAct();
  return (
    <section className="bookings" aria-label="Bookings">
      <div className="tabs list-tabs" role="group" aria-label="Show">
        {GROUPS.map(([key, label]) => (
          <button
            key={key}
            type="button"
            className="button is-tab"
            aria-pressed={tab === key}
            onClick={() => setTab(key)}
          >
            {label} {groups[key].length}
          </button>
        ))}
      </div>
      {tab === "due" && <Unreadable />}
      {tab === "wait" && shown.length > 0
        ? (
          <Suspense>
            <WaitingList
              reading={reading}
              now={present}
              mayAct={mayAct && isNow}
              onShow={select}
            />
          </Suspense>
        )
        : shown.length === 0
        ? <EmptyList group={tab} serviceName={props.serviceName} />
        : (
          <ul
            className="booking-rows"
            aria-label={GROUPS.find(([key]) => key === tab)?.[1]}
            onKeyDown={moveFocus}
          >
            <Rows
              bookings={shown}
              now={now}
              selectedId={selectedId}
              tabStopId={tabStop?.id}
              onSelect={select}
              onPlace={onPlace}
            />
          </ul>
        )}
    </section>
  );
}

interface RowsProps {
  bookings: readonly Booking[];
  now: number | null;
  selectedId: string | null;
  tabStopId: string | undefined;
  onSelect: (id: string) => void;
  onPlace: () => void;
}

function Rows(props: RowsProps) {
  const { now, selectedId, onSelect } = props;
  const { timeZone, labelsOf } = useWording();
  const { bookings: all } = useReading();
  const sitting = useMemo(() => occupants(all), [all]);
  const showPlace = useMemo(() => (id: string) => {
    onSelect(id);
    props.onPlace();
  }, [onSelect, props.onPlace]);
  return props.bookings.map((booking) => {
    const isTableOccupied = booking.tableIds.some((id) => {
      const occupant = sitting.get(id);
      return occupant !== undefined && occupant.id !== booking.id;
    });
    const options = { now, timeZone, isTableOccupied };
    return (
      <BookingRow
        key={booking.id}
        {...rowText(booking, options)}
        id={booking.id}
        time={timeOfDay(
          groupOf(booking) === "in" ? booking.endAt : booking.startAt,
          timeZone,
        )}
        name={nameOf(booking)}
        partySize={booking.partySize}
        hasNotes={Boolean(booking.notes)}
        place={labelsOf(booking.tableIds)}
        isStruck={booking.status === "cancelled" ||
          booking.status === "no_show"}
        isSelected={booking.id === selectedId}
        isTabStop={booking.id === props.tabStopId}
        onSelect={onSelect}
        onPlace={showPlace}
      />
    );
  });
}

/** Rows that make no sense are listed as what they are, and hide nothing. */
function Unreadable() {
  const { unreadable } = useReading();
  if (unreadable.length === 0) return null;
  return (
    <ul className="unreadable" aria-label="Cannot be read">
      {unreadable.map(({ list, name }, index) => (
        <li key={index}>
          <strong>{name}</strong>{" "}
          <small>{list}: cannot be read. No table</small>
        </li>
      ))}
    </ul>
  );
}

/** A booking that was selected on the floor is shown in the list as well. */
function useFollowSelected(
  bookings: readonly Booking[],
  selectedId: string | null,
  setTab: (tab: Group) => void,
): void {
  const [followedId, setFollowedId] = useState(selectedId);
  if (followedId === selectedId) return;
  setFollowedId(selectedId);
  const selected = bookings.find(({ id }) => id === selectedId);
  if (selected !== undefined) setTab(groupOf(selected));
}

/** Moves the focus from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(".row-main"),
  ];
  const index = rows.indexOf(event.target as HTMLElement);
  const target = targetOf(event.key, index, rows.length);
  if (index < 0 || target === null) return;
  event.preventDefault();
  rows[target]?.focus();
}

/** The row that a key leads to from a row; null when it leads nowhere. */
function targetOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
