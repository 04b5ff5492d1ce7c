import { actionText } from "../actions/action_text.ts";
import { useActions } from "../actions/actions.ts";
import { hasGuestData } from "../actions/pending_actions.ts";
import { useWording } from "../wording/use_wording.ts";

/** What has no answer yet, in one line each; it is sent again by itself. */
export function UnansweredStrip() {
  const { unanswered, discard, retry, running } = useActions();
  const wording = useWording();
  if (unanswered.length === 0) return null;
  return (
    <ul className="unanswered" role="status" aria-label="Unanswered actions">
      {unanswered.map((action) => (
        <li key={action.key}>
          <span>
            No answer yet: <strong>{actionText(action, wording).title}</strong>.
            {" "}
            <small>
              Sends again by itself
              {hasGuestData(action) && ", while this page stays open"}
            </small>
          </span>
          <button
            type="button"
            className="button"
            aria-disabled={running !== null}
            onClick={() => running === null && void retry(action)}
          >
            Send now
          </button>
          <button
            type="button"
            className="button"
            onClick={() =>
              discard(action)}
          >
            Give up
          </button>
        </li>
      ))}
    </ul>
  );
}
