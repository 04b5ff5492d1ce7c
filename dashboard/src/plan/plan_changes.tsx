import { useWording } from "../wording/use_wording.ts";
import type { PlanResult } from "./plan_result.ts";
import { partyText, placeText, unseatedText } from "./plan_text.ts";

/** What a plan changes, and whom it leaves without tables. */
export function PlanChanges({ result }: { result: PlanResult }) {
  const { changes, unseated } = result;
  const wording = useWording();
  const { timeZone } = wording;
  return (
    // It scrolls, also by keyboard.
    <div className="plan-lists" role="region" aria-label="Plan" tabIndex={0}>
      {changes.length === 0 && <p>There is nothing to change.</p>}
      {changes.length > 0 && (
        <ul className="plan-list" aria-label="Changes">
          {changes.map(({ booking, tableIds }) => (
            <li key={booking.id}>
              {partyText(booking, timeZone)}
              <strong>{placeText(booking, tableIds, wording)}</strong>
            </li>
          ))}
        </ul>
      )}
      {unseated.length > 0 && (
        <>
          <h3 id="plan-unseated">Without a table</h3>
          <ul className="plan-list" aria-labelledby="plan-unseated">
            {unseated.map((party) => (
              <li key={party.booking.id}>
                {partyText(party.booking, timeZone)}
                <span>{unseatedText(party)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
