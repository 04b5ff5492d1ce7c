import { actionText } from "../actions/action_text.ts";
import { useActions } from "../actions/actions.ts";
import { useChoice } from "../choice/use_choice.ts";
import { type Booking, holdsTables, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/use_floor.ts";
import { Switch } from "../parts/switch.tsx";
import type { RefusalText } from "../refusals/refusal_text.ts";
import { Proposals } from "../suggestions/proposals.tsx";
import type { Suggestion, Suggestions } from "../suggestions/suggestion.ts";
import { nextTimesText } from "../suggestions/suggestion_text.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { buttonText, choiceText, seatVerb } from "./seat_text.ts";

/** Props of {@linkcode SeatBar}. */
export interface SeatBarProps {
  /** The booking that tables are being chosen for. */
  booking: Booking;
  /** The tables chosen so far. */
  chosen: readonly DiningTable[];
  /** Whether adjacencies connect the chosen tables. */
  isConnected: boolean;
  /** What is wrong with the choice; null if nothing is known to be. */
  problem: RefusalText | null;
  /** The best tables, and when there are none, when there will be some. */
  suggestions: Suggestions;
  /** Gives the booking the chosen tables. */
  onSeat: () => void;
  /** Gives it the tables of a suggestion. */
  onTake: (suggestion: Suggestion) => void;
  /** Called to drop the chosen tables, or the booking if there are none. */
  onClear: () => void;
}

/** Says which tables are chosen and whether they fit, and seats the party. */
export function SeatBar(props: SeatBarProps) {
  const { booking, chosen, problem } = props;
  const { requireAdjacency, setAdjacency } = useChoice();
  const { running } = useActions();
  const wording = useWording();
  const { suggestions } = props.suggestions;
  const isProposing = chosen.length === 0 && running === null &&
    suggestions.length > 0;
  return (
    <section className="seat-bar" aria-label="Choose tables">
      <Chosen
        booking={booking}
        chosen={chosen}
        nextTimes={props.suggestions.nextTimes}
      />
      <Switch
        label="Neighbours only"
        isOn={requireAdjacency}
        onChange={setAdjacency}
      />
      <div className="seat-bar-buttons">
        <button type="button" className="button" onClick={props.onClear}>
          {chosen.length > 0 ? "Clear" : "Close"}
        </button>
        {isProposing
          ? (
            <Proposals
              verb={seatVerb(booking)}
              suggestions={suggestions}
              isBusy={false}
              isRanked
              onTake={props.onTake}
            />
          )
          : (
            <button
              type="button"
              className="button is-primary"
              disabled={chosen.length === 0}
              aria-disabled={running !== null}
              onClick={props.onSeat}
            >
              {running === null
                ? buttonText(booking, chosen)
                : `${actionText(running, wording).progress}…`}
            </button>
          )}
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          <strong>{problem.title}.</strong> {problem.description}
        </p>
      )}
      {problem === null && requireAdjacency && !props.isConnected && (
        <p className="problem">
          These tables are not next to each other. Choose neighbours, or switch
          “Neighbours only” off.
        </p>
      )}
    </section>
  );
}

/** Props of {@linkcode Chosen}. */
interface ChosenProps extends Pick<SeatBarProps, "booking" | "chosen"> {
  /** When a set will be free, where none is. */
  nextTimes: readonly string[];
}

function Chosen({ booking, chosen, nextTimes }: ChosenProps) {
  const { timeZone } = useWording();
  const { text, isEnough } = choiceText(booking, chosen);
  const later = chosen.length === 0 ? nextTimesText(nextTimes, timeZone) : "";
  const fit = isEnough ? "fits" : "too-small";
  return (
    <div className="seat-bar-choice" aria-live="polite">
      <strong>
        {holdsTables(booking) ? "Move" : "Seat"} {nameOf(booking)},{" "}
        {timeOfDay(booking.startAt, timeZone)} to{" "}
        {timeOfDay(booking.endAt, timeZone)}
      </strong>
      <span className={isEnough === null ? undefined : fit}>{text}</span>
      {later && <span className="too-small">{later}</span>}
    </div>
  );
}
