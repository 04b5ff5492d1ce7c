import { useActions } from "../actions/actions.ts";
import { cancel } from "../actions/drafts.ts";
import { seatAt } from "../actions/seating_drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { seatableNow } from "../suggestions/suggestion.ts";
import { proposalText } from "../suggestions/suggestion_text.ts";
import { usePartySuggestions } from "../suggestions/use_party_suggestions.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { seatsFor, waitingParties, waitText } from "./waiting.ts";
import { walkInSearch } from "./walk_in.ts";

/** Props of {@linkcode WaitingList}. */
export interface WaitingListProps {
  reading: ServiceReading;
  now: number;
  /** False for a user who may only look. */
  mayAct: boolean;
  onShow: (bookingId: string) => void;
}

/** Who is here and has no table, with the table that fits now. */
export function WaitingList(props: WaitingListProps) {
  const parties = waitingParties(props.reading.bookings);
  if (parties.length === 0) return <p className="empty">Nobody is waiting.</p>;
  return (
    <ul className="waiting" aria-label="Waiting">
      {parties.map((booking) => (
        <WaitingRow key={booking.id} {...props} booking={booking} />
      ))}
    </ul>
  );
}

function WaitingRow(props: WaitingListProps & { booking: Booking }) {
  const { reading, now, mayAct, booking, onShow } = props;
  const { id: restaurantId, timezone } = reading.restaurant;
  const { run, running } = useActions();
  const isBusy = running !== null;
  const { found } = usePartySuggestions(
    mayAct ? walkInSearch(restaurantId, booking.partySize, now) : null,
  );
  const [best] = seatableNow(found?.suggestions ?? []);
  const seat = () => {
    if (isBusy || best === undefined) return;
    void run(seatAt(booking, restaurantId, seatsFor(booking, best, now), now));
  };
  const isOver = booking.startAt < now;
  return (
    <li className={isOver ? "is-over" : ""} data-booking-id={booking.id}>
      <button
        type="button"
        className="button is-quiet"
        onClick={() => onShow(booking.id)}
      >
        <strong>{nameOf(booking)}, {booking.partySize}</strong>
        <small>
          {timeOfDay(booking.startAt, timezone)}, {waitText(booking, now)}
          {best !== undefined && `, ${best.labels.join(" + ")} fits now`}
        </small>
      </button>
      {mayAct && best !== undefined && (
        <button
          type="button"
          className="button is-primary"
          aria-disabled={isBusy}
          onClick={seat}
        >
          {proposalText("Seat at", best)}
        </button>
      )}
      {mayAct && (
        <button
          type="button"
          className="button"
          aria-label={`${nameOf(booking)} is gone`}
          aria-disabled={isBusy}
          onClick={() => isBusy || void run(cancel(booking))}
        >
          Gone
        </button>
      )}
    </li>
  );
}
