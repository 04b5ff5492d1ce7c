import { memo } from "react";
import {
  type Booking,
  nameOf,
  needsTable,
  statusLabel,
} from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";

/** Props of {@linkcode BookingRow}. */
export interface BookingRowProps {
  booking: Booking;
  isSelected: boolean;
  /** Whether the Tab key leads to it. */
  isTabStop: boolean;
  onSelect: (id: string) => void;
}

/** One booking in the list; redrawn only when its props change. */
export const BookingRow = memo(function BookingRow(props: BookingRowProps) {
  const { booking, isSelected } = props;
  const { timeZone, labelsOf } = useWording();
  const place = labelsOf(booking.tableIds);
  return (
    <li
      role="option"
      className={`booking-row status-${booking.status}`}
      aria-selected={isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      data-booking-id={booking.id}
      onClick={() => props.onSelect(booking.id)}
    >
      <span className="booking-time">
        {timeOfDay(booking.startAt, timeZone)}
        <small>{timeOfDay(booking.endAt, timeZone)}</small>
      </span>
      <span className="booking-who">
        <strong>{nameOf(booking)}</strong>
        {booking.notes && <small>{booking.notes}</small>}
      </span>
      <span className="booking-party">
        {booking.partySize}
        <span className="hidden">
          {booking.partySize === 1 ? "guest" : "guests"}
        </span>
        <GuestIcon />
      </span>
      <span className={`badge badge-${booking.status}`}>
        {place || shortLabel(booking)}
        {place && (
          <span className="hidden">, {statusLabel(booking.status)}</span>
        )}
      </span>
    </li>
  );
});

function shortLabel(booking: Booking): string {
  return needsTable(booking) ? "No table" : statusLabel(booking.status);
}

function GuestIcon() {
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
      <circle cx={7} cy={4} r={3} />
      <path d="M1.5 13c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8z" />
    </svg>
  );
}
