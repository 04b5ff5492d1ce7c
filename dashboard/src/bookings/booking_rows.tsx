import { type KeyboardEvent, useMemo } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { useReading } from "../data/use_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { BookingRow } from "./booking_row.tsx";
import { groupOf } from "./groups.ts";
import { occupants, rowText } from "./row_text.ts";

/** Props of {@linkcode BookingRows}. */
export interface BookingRowsProps {
  label: string;
  bookings: readonly Booking[];
  /** The present, cut to the minute; null on another date. */
  now: number | null;
  /** Called to show the tables of a booking that was selected. */
  onPlace: () => void;
}

/** Bookings in a list; arrow keys move from row to row. */
export function BookingRows(props: BookingRowsProps) {
  const { label, bookings, now, onPlace } = props;
  const { bookingId: selectedId, select: onSelect } = useChoice();
  const tabStop = bookings.find(({ id }) => id === selectedId) ?? bookings[0];
  const { timeZone, labelsOf } = useWording();
  const { bookings: all } = useReading();
  const sitting = useMemo(() => occupants(all), [all]);
  const showPlace = useMemo(() => (id: string) => {
    onSelect(id);
    onPlace();
  }, [onPlace, onSelect]);
  const row = (booking: Booking) => {
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
        isTabStop={booking.id === tabStop?.id}
        onSelect={onSelect}
        onPlace={showPlace}
      />
    );
  };
  return (
    <ul className="booking-rows" aria-label={label} onKeyDown={moveFocus}>
      {bookings.map(row)}
    </ul>
  );
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
