import { actionText } from "../actions/action_text.ts";
import { useActions } from "../actions/actions.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";

/** What was done on this device, the last first, each with its undo. */
export function UndoList() {
  const { undos, undo, running } = useActions();
  const wording = useWording();
  if (undos.length === 0) return <p className="empty">Nothing to undo.</p>;
  return (
    <ul className="undo-list" aria-label="Undo">
      {undos.map((entry) => {
        const { done, title } = actionText(entry.subject, wording);
        return (
          <li key={entry.key}>
            <span>
              <small>{timeOfDay(entry.doneAt, wording.timeZone)}</small> {done}
            </span>
            <button
              type="button"
              className="button"
              aria-label={`Undo: ${title}`}
              aria-disabled={running !== null}
              onClick={() => running === null && void undo(entry)}
            >
              Undo
            </button>
          </li>
        );
      })}
    </ul>
  );
}
