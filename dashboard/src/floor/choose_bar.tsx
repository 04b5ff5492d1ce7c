import { useActions } from "../actions/actions.ts";
import { reserve } from "../actions/seating_drafts.ts";
import { type Purpose, useChoice } from "../choice/use_choice.ts";
import { useSeeking } from "../choice/use_selected.ts";
import type { Booking } from "../data/booking.ts";
import { useReading } from "../data/use_reading.ts";
import { Proposals } from "../suggestions/proposals.tsx";
import type { Suggestion } from "../suggestions/suggestion.ts";
import { useSuggestions } from "../suggestions/use_suggestions.ts";
import { useLook } from "../time/use_look.ts";
import { useNow } from "../time/use_now.ts";
import { useWording } from "../wording/use_wording.ts";
import { type ChosenAction, chosenActions } from "./chosen_actions.ts";
import { chooseText } from "./choose_text.ts";

/** Props of {@linkcode ChooseBar}. */
export interface ChooseBarProps {
  /** The party that tables are chosen for. */
  booking: Booking;
  purpose: Purpose;
}

/** What is chosen, and the buttons that do it. */
export function ChooseBar({ booking, purpose }: ChooseBarProps) {
  const { tables, bookings, restaurant } = useReading();
  const { isNow } = useLook();
  const now = useNow();
  const { labelsOf } = useWording();
  const { tableIds, end, endFor, deselect } = useChoice();
  const { run } = useActions();
  const chosen = tableIds.flatMap((id) => tables.get(id) ?? []);
  const actionsFor = (tableIds: readonly string[]) =>
    chosenActions(purpose, booking, {
      tableIds,
      bookings,
      restaurantId: restaurant.id,
      now,
      isNow,
      place: labelsOf(tableIds),
    });
  // What a party can give back is known before a table is tapped.
  const actions = purpose === "give back" && chosen.length === 0
    ? booking.tableIds.flatMap((id) => actionsFor([id]))
    : actionsFor(tableIds);
  const act = async ({ draft }: ChosenAction) => {
    const isDone = await run(draft);
    if (!isDone) return;
    if (purpose === "reserve") deselect(booking.id);
    else endFor(booking.id);
  };
  return (
    <section className="choose-bar" aria-label="Choose tables">
      <strong aria-live="polite">{chooseText(purpose, booking, chosen)}</strong>
      <span className="choose-buttons">
        <button type="button" className="button" onClick={end}>
          Stop choosing
        </button>
        {chosen.length === 0 && (
          <ProposedButtons booking={booking} purpose={purpose} />
        )}
        {actions.map((action) => (
          <button
            key={action.label}
            type="button"
            className="button is-primary"
            onClick={() => void act(action)}
          >
            {action.label}
          </button>
        ))}
      </span>
    </section>
  );
}

/** The best tables, before any is tapped. */
function ProposedButtons({ booking, purpose }: ChooseBarProps) {
  const { restaurant } = useReading();
  const { endFor, deselect } = useChoice();
  const { run, running } = useActions();
  const { suggestions } = useSuggestions(useSeeking());
  const isMove = purpose === "move";
  if (!isMove && purpose !== "reserve") return null;
  const take = async ({ tableIds }: Suggestion) => {
    const isDone = await run(reserve(booking, restaurant.id, { tableIds }));
    if (!isDone) return;
    if (isMove) endFor(booking.id);
    else deselect(booking.id);
  };
  return (
    <Proposals
      verb={isMove ? "Move to" : "Reserve"}
      suggestions={suggestions.slice(0, PROPOSED)}
      isBusy={running !== null}
      isRanked
      onTake={(suggestion) => void take(suggestion)}
    />
  );
}

/** More would not fit beside the text. */
const PROPOSED = 2;
