import * as Switch from "@radix-ui/react-switch";
import { useActions } from "../actions/actions.ts";
import { type Booking, holdsTables, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/use_floor.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import type { RefusalText } from "./refusal_text.ts";

/** What {@linkcode SeatBar} shows and tells. */
export interface SeatBarProps {
  booking: Booking;
  timeZone: string;
  chosen: readonly DiningTable[];
  requireAdjacency: boolean;
  /** Whether neighbours connect the chosen tables. */
  isConnected: boolean;
  /** What is wrong with the choice, as the floor plan or the server says. */
  problem: RefusalText | null;
  onAdjacency: (isRequired: boolean) => void;
  onSeat: () => void;
  onClear: () => void;
}

/** Says what was chosen for a booking, whether it fits, and seats it there. */
export function SeatBar(props: SeatBarProps) {
  const { booking, timeZone, chosen, problem } = props;
  const [from, to] = [booking.startAt, booking.endAt].map((moment) =>
    timeOfDay(moment, timeZone)
  );
  const { running } = useActions();
  return (
    <section className="seat-bar" aria-label="Choose tables">
      <div className="seat-bar-choice" aria-live="polite">
        <strong>
          {holdsTables(booking) ? "Move" : "Seat"} {nameOf(booking)}, {from} to
          {" "}
          {to}
        </strong>
        <SeatCount partySize={booking.partySize} chosen={chosen} />
      </div>
      <label className="switch-label">
        <Switch.Root
          className="switch"
          checked={props.requireAdjacency}
          onCheckedChange={props.onAdjacency}
        >
          <Switch.Thumb className="switch-thumb" />
        </Switch.Root>
        Neighbours only
      </label>
      <div className="seat-bar-buttons">
        <button type="button" className="button" onClick={props.onClear}>
          {chosen.length > 0 ? "Clear" : "Close"}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={chosen.length === 0}
          aria-disabled={running !== null}
          onClick={props.onSeat}
        >
          {running === null ? buttonText(props) : `${running.progress}…`}
        </button>
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          <strong>{problem.title}.</strong> {problem.description}
        </p>
      )}
      {problem === null && props.requireAdjacency && !props.isConnected && (
        <p className="problem">
          These tables are not next to each other. Choose neighbours, or switch
          “Neighbours only” off.
        </p>
      )}
    </section>
  );
}

function SeatCount(
  { partySize, chosen }: Pick<SeatBarProps, "chosen"> & { partySize: number },
) {
  if (chosen.length === 0) {
    return (
      <span>
        {partySize} guests: tap a table, or several to merge them
      </span>
    );
  }
  const seats = chosen.reduce((sum, table) => sum + table.seats, 0);
  const isEnough = seats >= partySize;
  return (
    <span className={isEnough ? "fits" : "too-small"}>
      {placeOf(chosen)}: {seats} seats for {partySize} guests
      {isEnough ? "" : `, ${partySize - seats} short`}
    </span>
  );
}

function buttonText({ booking, chosen }: SeatBarProps): string {
  const verb = holdsTables(booking) ? "Move to" : "Seat at";
  return chosen.length === 0 ? "Choose a table" : `${verb} ${placeOf(chosen)}`;
}

function placeOf(tables: readonly DiningTable[]): string {
  return tables.map(({ label }) => label).join(" + ");
}
