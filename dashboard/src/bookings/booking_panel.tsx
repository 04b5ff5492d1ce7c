import { useChoice } from "../choice/use_choice.ts";
import { type Booking, isOver, nameOf, statusLabel } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import { useWording } from "../wording/use_wording.ts";
import { BookingButtons } from "./booking_buttons.tsx";

/** Props of {@linkcode BookingPanel}. */
export interface BookingPanelProps {
  booking: Booking;
  /** False for a user who may only look. */
  mayAct: boolean;
  /** Called when the user is to choose other tables for the booking. */
  onMove: () => void;
}

/** The selected booking and what can be done with it. */
export function BookingPanel({ booking, mayAct, onMove }: BookingPanelProps) {
  const { deselect } = useChoice();
  return (
    <section className="panel booking-panel" aria-label="Selected booking">
      <header>
        <h2>{nameOf(booking)}</h2>
        <span className={`badge badge-${booking.status}`}>
          {statusLabel(booking.status)}
        </span>
        <button
          type="button"
          className="button is-quiet"
          aria-label="Close the booking"
          onClick={() => deselect(booking.id)}
        >
          ×
        </button>
      </header>
      <Facts booking={booking} />
      {!mayAct && (
        <p className="hint">
          You can look, but not change. Ask an owner or a manager to make you a
          host.
        </p>
      )}
      {mayAct && isOver(booking) && (
        <p className="hint">This booking is over. There is nothing to do.</p>
      )}
      {mayAct && !isOver(booking) && (
        <BookingButtons booking={booking} onMove={onMove} />
      )}
    </section>
  );
}

function Facts({ booking }: { booking: Booking }) {
  const { timeZone, labelsOf } = useWording();
  const time = (moment: number) => timeOfDay(moment, timeZone);
  return (
    <dl>
      <dt>Time</dt>
      <dd>{time(booking.startAt)} to {time(booking.endAt)}</dd>
      <dt>Party</dt>
      <dd>{counted(booking.partySize, "guest")}</dd>
      <dt>Tables</dt>
      <dd>{labelsOf(booking.tableIds) || "None yet"}</dd>
      {booking.notes && (
        <>
          <dt>Notes</dt>
          <dd>{booking.notes}</dd>
        </>
      )}
    </dl>
  );
}
