import { useActions } from "../actions/actions.ts";
import { reserve, seatAt } from "../actions/seating_drafts.ts";
import { type Booking, holdsTables } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { Proposals } from "../suggestions/proposals.tsx";
import { seatableNow, type Suggestion } from "../suggestions/suggestion.ts";
import {
  nextTimesText,
  type ProposalVerb,
} from "../suggestions/suggestion_text.ts";
import { usePartySuggestions } from "../suggestions/use_party_suggestions.ts";
import { useSuggestions } from "../suggestions/use_suggestions.ts";
import { useWording } from "../wording/use_wording.ts";
import { seatingRemark } from "./seating_remark.ts";
import { seatsFor } from "./waiting.ts";
import { walkInSearch } from "./walk_in.ts";

/** Props of {@linkcode TableProposals} and of {@linkcode SeatProposals}. */
export interface TableProposalsProps {
  booking: Booking;
  reading: ServiceReading;
  now: number;
  /** Called when tables were given. */
  onDone?: () => void;
}

/** Tables for the time of a booking: "Reserve M7", or "Move to M7". */
export function TableProposals(props: TableProposalsProps) {
  const { booking, reading, onDone } = props;
  const { suggestions, nextTimes } = useSuggestions(booking);
  const { run, running } = useActions();
  const { timeZone } = useWording();
  const verb: ProposalVerb = holdsTables(booking) ? "Move to" : "Reserve";
  const take = async ({ tableIds, isFull, freeUntil }: Suggestion) => {
    const isDone = await run(reserve(booking, reading.restaurant.id, {
      tableIds,
      ...(!isFull && freeUntil !== null && { endAt: Date.parse(freeUntil) }),
    }));
    if (isDone) onDone?.();
  };
  return (
    <div className="proposals">
      <Proposals
        verb={verb}
        suggestions={suggestions}
        isBusy={running !== null}
        isRanked
        onTake={(suggestion) => void take(suggestion)}
      />
      {suggestions.length === 0 && (
        <p className="hint">{nextTimesText(nextTimes, timeZone)}</p>
      )}
    </div>
  );
}

/**
 * Tables at which a party sits down now: one that comes late or after all, that
 * waits, or whose own table is not free.
 */
export function SeatProposals(props: TableProposalsProps) {
  const { booking, reading, now, onDone } = props;
  const { id } = reading.restaurant;
  const { found } = usePartySuggestions(
    walkInSearch(id, booking.partySize, now),
  );
  const { run, running } = useActions();
  const wording = useWording();
  const take = async (suggestion: Suggestion) => {
    const { tableIds } = suggestion;
    const remark = seatingRemark(booking, tableIds, reading, wording, now);
    const isDone = await run(
      seatAt(booking, id, seatsFor(booking, suggestion, now), now),
      { remark },
    );
    if (isDone) onDone?.();
  };
  return (
    <div className="proposals">
      <Proposals
        verb="Seat at"
        suggestions={seatableNow(found?.suggestions ?? [])}
        isBusy={running !== null}
        isRanked={false}
        onTake={(suggestion) => void take(suggestion)}
      />
    </div>
  );
}
