import { useActions } from "../actions/actions.ts";

/** The actions that the server has not answered, to be sent again or dropped. */
export function UnansweredBanner() {
  const { unanswered, running, retry, discard } = useActions();
  if (unanswered.length === 0) return null;
  return (
    <ul className="banner" role="status" aria-label="Unanswered actions">
      {unanswered.map((action) => (
        <li key={action.key}>
          <span>
            <strong>{action.title}</strong>{" "}
            has no answer yet. It is kept on this device and done only once,
            however often you send it.
          </span>
          <button
            type="button"
            className="button is-primary"
            aria-disabled={running !== null}
            onClick={() => retry(action)}
          >
            Try again
          </button>
          <button
            type="button"
            className="button"
            onClick={() => discard(action)}
          >
            Give up
          </button>
        </li>
      ))}
    </ul>
  );
}
