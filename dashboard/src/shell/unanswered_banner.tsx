import { actionText } from "../actions/action_text.ts";
import { useActions } from "../actions/actions.ts";
import type { PendingAction } from "../actions/pending_actions.ts";
import { useBookingsById } from "../data/use_find_booking.ts";
import { useWording } from "../wording/use_wording.ts";

/** The actions that the server has not answered, to be sent again or dropped. */
export function UnansweredBanner() {
  const { unanswered } = useActions();
  if (unanswered.length === 0) return null;
  return (
    <ul className="banner" role="status" aria-label="Unanswered actions">
      {unanswered.map((action) => (
        <UnansweredAction key={action.key} action={action} />
      ))}
    </ul>
  );
}

function UnansweredAction({ action }: { action: PendingAction }) {
  const { running, retry, discard } = useActions();
  // For the name: the booking may be of another date than the one shown.
  useBookingsById(action.restaurantId, action.bookingIds);
  const { title } = actionText(action, useWording());
  return (
    <li>
      <span>
        <strong>{title}</strong>{" "}
        has no answer yet. It is kept on this device for a day and done only
        once, however often you send it.
      </span>
      <button
        type="button"
        className="button is-primary"
        aria-disabled={running !== null}
        onClick={() => retry(action)}
      >
        Try again
      </button>
      <button type="button" className="button" onClick={() => discard(action)}>
        Give up
      </button>
    </li>
  );
}
