import type { NewParty } from "../actions/wish.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { longQuote, type Quote, quoteOf } from "../suggestions/quote.ts";
import {
  isOverLimit,
  seatableNow,
  type Suggestions,
} from "../suggestions/suggestion.ts";
import { Proposals } from "../suggestions/proposals.tsx";
import { usePartySuggestions } from "../suggestions/use_party_suggestions.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { limitText } from "./limit_text.ts";
import {
  seatedWalkIn,
  waitingWalkIn,
  type WalkIn,
  walkInSearch,
} from "./walk_in.ts";

/** Props of {@linkcode WalkInProposals}. */
export interface WalkInProposalsProps {
  reading: ServiceReading;
  now: number;
  walkIn: WalkIn;
  isBusy: boolean;
  onParty: (party: NewParty) => void;
}

/** Tables for a walk-in, or when there will be one, as buttons. */
export function WalkInProposals(props: WalkInProposalsProps) {
  const { reading, now, walkIn, isBusy, onParty } = props;
  const search = walkInSearch(reading.restaurant.id, walkIn.partySize, now);
  const { found, isError, refetch } = usePartySuggestions(search);
  if (isError) {
    return (
      <div className="proposals" role="alert">
        <p>No tables could be proposed.</p>
        <button type="button" className="button" onClick={() => refetch()}>
          Try again
        </button>
        <Waiting {...props} quote={longQuote(now)} />
      </div>
    );
  }
  if (found === undefined) return <p className="hint">Looking for tables…</p>;
  const seatable = seatableNow(found.suggestions);
  return (
    <div className="proposals" aria-live="polite">
      <Proposals
        verb="Seat at"
        suggestions={seatable}
        isBusy={isBusy}
        isRanked={false}
        onTake={(suggestion) => onParty(seatedWalkIn(walkIn, suggestion, now))}
      />
      {seatable.length === 0 && <NoTable {...props} found={found} />}
    </div>
  );
}

/** When there will be a table, and the waiting list. */
function NoTable(props: WalkInProposalsProps & { found: Suggestions }) {
  const { reading, now, walkIn, found } = props;
  const { timezone, id } = reading.restaurant;
  const quote = quoteOf(found, now);
  const next = usePartySuggestions(
    quote === null || quote.labels.length > 0
      ? null
      : { ...walkInSearch(id, walkIn.partySize, quote.startAt), limit: 1 },
  );
  const labels = quote?.labels.length
    ? quote.labels
    : next.found?.suggestions[0]?.labels ?? [];
  const place = labels.length > 0 ? ` (${labels.join(" + ")})` : "";
  return (
    <>
      {isOverLimit(found) && found.capacity !== null && (
        <p>
          {limitText(found.capacity, reading.services, now)}{" "}
          A manager can allow it: choose a free table first.
        </p>
      )}
      <p>
        {quote === null
          ? "No table in the next three hours."
          : `First about ${timeOfDay(quote.startAt, timezone)}${place}`}
      </p>
      <Waiting {...props} quote={quote ?? longQuote(now)} />
    </>
  );
}

function Waiting(props: WalkInProposalsProps & { quote: Quote }) {
  const { walkIn, isBusy, quote, onParty } = props;
  return (
    <button
      type="button"
      className="button is-primary"
      aria-disabled={isBusy}
      onClick={() => isBusy || onParty(waitingWalkIn(walkIn, quote))}
    >
      Add to waiting, {quote.minutes} min
    </button>
  );
}
