import { useState } from "react";
import { useActions } from "../actions/actions.ts";
import { useChoice } from "../choice/use_choice.ts";
import { useSeeking } from "../choice/use_selected.ts";
import { type Booking, isWaiting, needsTable } from "../data/booking.ts";
import { useReading } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { walkInSearch } from "../forms/walk_in.ts";
import { seatableNow } from "../suggestions/suggestion.ts";
import { nextTimesText } from "../suggestions/suggestion_text.ts";
import { usePartySuggestions } from "../suggestions/use_party_suggestions.ts";
import {
  SHOWN as PROPOSED,
  useSuggestions,
} from "../suggestions/use_suggestions.ts";
import { useLook } from "../time/use_look.ts";
import { useNow } from "../time/use_now.ts";
import { useWording } from "../wording/use_wording.ts";
import { buttonsOf } from "./buttons_of.ts";
import type { PartyButton } from "./party_button.ts";
import { seeksSeatNow } from "./seat_buttons.ts";

/** How many buttons there is room for before "More". */
const SHOWN = 9;

/** What can be done with a party; pinned below its facts. */
export function PartyButtons({ booking }: { booking: Booking }) {
  const { bookings, restaurant } = useReading();
  const { isNow } = useLook();
  const wording = useWording();
  const [isMore, setIsMore] = useState(false);
  const now = useNow();
  const { suggestions, nextTimes, isLooking } = useSuggestions(useSeeking());
  const { found, isLooking: isLookingForNow } = usePartySuggestions(
    isNow && seeksSeatNow(booking, bookings, now)
      ? walkInSearch(restaurant.id, booking.partySize, now)
      : null,
  );
  const isReserving = needsTable(booking) && !isWaiting(booking);
  const searches = [isLookingForNow, isLooking && isReserving]
    .filter((isOpen) => isOpen).length;
  const isMissing = searches > 0;
  const buttons = buttonsOf(booking, {
    bookings,
    suggestions: isMissing ? [] : suggestions,
    seatable: isMissing ? [] : seatableNow(found?.suggestions ?? []),
    restaurantId: restaurant.id,
    now,
    isNow,
    wording,
  });
  // While tables are looked for, none of the others is the first thing to do.
  const first = isMissing ? undefined : buttons[0];
  const others = isMissing ? buttons : buttons.slice(1);
  const fits = others.length <= SHOWN;
  const shown = fits
    ? others
    : isMore
    ? others.slice(SHOWN - 1)
    : others.slice(0, SHOWN - 1);
  const later = suggestions.length === 0
    ? nextTimesText(nextTimes, wording.timeZone)
    : "";
  return (
    <div className="sheet-buttons">
      {later !== "" && <p className="hint">{later}</p>}
      {isMissing && <Places count={searches * PROPOSED} />}
      {first !== undefined && (
        <ActionButton
          button={first}
          bookingId={booking.id}
          isPrimary
        />
      )}
      {shown.map((button) => (
        <ActionButton
          key={button.label}
          button={button}
          bookingId={booking.id}
        />
      ))}
      {!fits && (
        <button
          type="button"
          className="button"
          aria-expanded={isMore}
          onClick={() => setIsMore(!isMore)}
        >
          {isMore ? "Back" : "More"}
        </button>
      )}
    </div>
  );
}

/**
 * Keeps the places of the tables that are being looked for, so that no button
 * moves under a finger when they come.
 */
function Places({ count }: { count: number }) {
  const names = Array.from({ length: count - 1 }, (_, n) => n);
  return (
    <>
      <button type="button" className="button is-primary is-wide" disabled>
        Looking for tables…
      </button>
      {names.map((n) => (
        <span key={n} className="button is-full is-place" aria-hidden="true" />
      ))}
    </>
  );
}

/** A button of a party that does what it says. */
export function ActionButton(
  { button: { label, detail, act }, bookingId, isPrimary = false }: {
    button: PartyButton;
    bookingId: string;
    isPrimary?: boolean;
  },
) {
  const { begin, deselect } = useChoice();
  const { open } = useSheets();
  const { run } = useActions();
  const press = async () => {
    if (act.type === "begin") return begin(act.purpose);
    if (act.type === "open") return open(act.sheet);
    const { remark = "" } = act;
    const isDone = await run(act.draft, remark === "" ? {} : { remark });
    if (isDone && act.isDoneWith) deselect(bookingId);
  };
  return (
    <button
      type="button"
      className={isPrimary
        ? "button is-primary is-wide"
        : `button ${widthOf(label, detail)}`}
      onClick={() => void press()}
    >
      {label}
      {detail && <small>, {detail}</small>}
    </button>
  );
}

/** Three short buttons have room in a row, two longer ones, or one. */
function widthOf(label: string, detail = ""): string {
  if (detail !== "" || label.length > LONG) return "is-full";
  return label.length > SHORT ? "is-half" : "is-third";
}

const SHORT = 12;
const LONG = 18;
