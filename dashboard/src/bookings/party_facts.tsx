import { type Booking, isOver, isWaiting, nameOf } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { displayDate } from "../time/calendar.ts";
import { minutesBetween } from "../time/minutes.ts";
import { useNow } from "../time/use_now.ts";
import { localTime, timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import { useWording } from "../wording/use_wording.ts";
import { nextAt } from "./next_at.ts";

/** What is known about a party. */
export function PartyFacts({ booking }: { booking: Booking }) {
  const { timeZone, labelsOf } = useWording();
  const { bookings, serviceDate } = useReading();
  const now = useNow();
  const time = (moment: number) => timeOfDay(moment, timeZone);
  const place = labelsOf(booking.tableIds);
  const next = nextAt(booking, bookings, now);
  const { date } = localTime(booking.startAt, timeZone);
  return (
    <div className="party-facts" tabIndex={0} role="region" aria-label="Facts">
      <p>
        <strong>{counted(booking.partySize, "guest")}</strong>
        {place === "" ? ", no table" : " at "}
        {place !== "" && <strong>{place}</strong>} ·{" "}
        {date !== serviceDate && `${displayDate(date)}, `}
        {time(booking.startAt)} to {dayAndTime(booking, timeZone)}{" "}
        <OneGuestMore booking={booking} />
      </p>
      <Presence booking={booking} now={now} timeZone={timeZone} />
      {next !== null && (
        <p>
          <strong>
            Next: {nameOf(next)}, {next.partySize}, {time(next.startAt)}.
          </strong>{" "}
          {isWaiting(next) &&
            `Here for ${minutesBetween(next.arrivedAt ?? now, now)} min`}
        </p>
      )}
      {booking.notes && <p>{booking.notes}</p>}
      {booking.guestPhone && (
        <p>
          <a href={`tel:${booking.guestPhone}`}>{booking.guestPhone}</a>
        </p>
      )}
    </div>
  );
}

/** Opens the form with one guest more, so that there is only Save to tap. */
function OneGuestMore({ booking }: { booking: Booking }) {
  const { open } = useSheets();
  if (!useMayAct() || isOver(booking)) return null;
  const { id: bookingId, partySize } = booking;
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        open({ kind: "edit", bookingId, partySize: partySize + 1 })}
    >
      +1 guest
    </button>
  );
}

/** The end, with its date where that is another one. */
function dayAndTime({ startAt, endAt }: Booking, timeZone: string): string {
  const end = localTime(endAt, timeZone);
  return localTime(startAt, timeZone).date === end.date
    ? end.time
    : `${end.time} on ${displayDate(end.date)}`;
}

function Presence(
  { booking, now, timeZone }: {
    booking: Booking;
    now: number;
    timeZone: string;
  },
) {
  const { arrivedAt = null, seatedAt = null, leftAt = null } = booking;
  const { arrivedGuests = null, partySize } = booking;
  const time = (moment: number) => timeOfDay(moment, timeZone);
  if (booking.status === "checked_in" && seatedAt !== null) {
    const minutes = counted(minutesBetween(seatedAt, now), "minute");
    return <p>Seated {time(seatedAt)}, {minutes}</p>;
  }
  if (leftAt !== null) {
    return (
      <p>
        {seatedAt !== null && `Seated ${time(seatedAt)}, `}Left {time(leftAt)}
      </p>
    );
  }
  if (!isWaiting(booking) || arrivedAt === null) return null;
  const part = arrivedGuests !== null && arrivedGuests < partySize
    ? `, ${arrivedGuests} of ${partySize}`
    : "";
  return (
    <p>
      Here since {time(arrivedAt)}, {minutesBetween(arrivedAt, now)} min{part}
    </p>
  );
}
