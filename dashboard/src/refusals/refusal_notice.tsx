import { type KeyboardEvent, useEffect } from "react";
import type { ActionKind } from "../actions/draft.ts";
import { useActions } from "../actions/actions.ts";
import type { PendingAction } from "../actions/pending_actions.ts";
import { withTables } from "../actions/with_tables.ts";
import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import { Proposals } from "../suggestions/proposals.tsx";
import { alternativesOf, type Suggestion } from "../suggestions/suggestion.ts";
import type { ProposalVerb } from "../suggestions/suggestion_text.ts";
import { useWording } from "../wording/use_wording.ts";
import { refusalText } from "./refusal_text.ts";
import { useNoticeFocus } from "./use_notice_focus.ts";

/** An action that the server has refused, and why. */
export interface Refused {
  refusal: Refusal;
  action: PendingAction;
}

/** Props of {@linkcode RefusalNotice}. */
export interface RefusalNoticeProps {
  refused: Refused;
  findBooking: (bookingId: string) => Booking | undefined;
  onClose: () => void;
}

/**
 * Says over the desk why the server has refused, with buttons that do the same
 * with other tables. It stays until it is closed or another action for the same
 * booking begins; what the user has chosen stays chosen.
 */
export function RefusalNotice(props: RefusalNoticeProps) {
  const { refused: { refusal, action }, findBooking, onClose } = props;
  const { title, description } = refusalText(refusal, useWording());
  const notice = useNoticeFocus<HTMLElement>();
  const { running } = useActions();
  const isFollowed = running !== null && running.key !== action.key &&
    running.bookingIds.some((id) => action.bookingIds.includes(id));
  useEffect(() => {
    if (isFollowed) onClose();
  }, [isFollowed, onClose]);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Escape") onClose();
  };
  return (
    <section
      ref={notice}
      className="refusal"
      role="alert"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <p>
        <strong>{title}.</strong> {description}
      </p>
      <button
        type="button"
        className="button is-quiet"
        aria-label="Close the refusal"
        onClick={onClose}
      >
        ×
      </button>
      <div className="refusal-buttons">
        <Alternatives {...props.refused} findBooking={findBooking} />
        <WayToBooking {...props.refused} />
      </div>
    </section>
  );
}

const VERBS: Partial<Record<ActionKind, ProposalVerb>> = {
  "seat": "Seat at",
  "move": "Move to",
  "check in": "Check in at",
};

/** Buttons that do what was refused with tables that would be accepted. */
function Alternatives(
  { refusal, action, findBooking }:
    & Refused
    & Pick<RefusalNoticeProps, "findBooking">,
) {
  const { run, running } = useActions();
  const { deselect } = useChoice();
  const verb = VERBS[action.kind];
  const booking = findBooking(action.bookingIds[0] ?? "");
  if (verb === undefined || booking === undefined) return null;
  const take = async ({ tableIds }: Suggestion) => {
    const { restaurantId } = action;
    const draft = withTables(action, booking, restaurantId, tableIds);
    const isDone = draft !== null && await run(draft);
    // A party that was seated is done with, as after the button below the floor.
    if (isDone && action.kind !== "check in") deselect(booking.id);
  };
  return (
    <Proposals
      verb={verb}
      suggestions={alternativesOf(refusal)}
      isBusy={running !== null}
      isRanked={false}
      onTake={(suggestion) => void take(suggestion)}
    />
  );
}

/** A button that leads to the booking in the way, and back. */
function WayToBooking({ refusal, action }: Refused) {
  const { bookingId, select } = useChoice();
  const { nameOfBooking } = useWording();
  const blocking = blockingBookingOf(refusal);
  const [ownId = ""] = action.bookingIds;
  if (blocking === null) return null;
  const isThere = bookingId === blocking.bookingId;
  const targetId = isThere ? ownId : blocking.bookingId;
  return (
    <button
      type="button"
      className="button"
      onClick={() => select(targetId)}
    >
      {isThere ? "Back to" : "Show"} {nameOfBooking(targetId)}
    </button>
  );
}
