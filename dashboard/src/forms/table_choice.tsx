import type { Suggestion } from "../suggestions/suggestion.ts";
import { proposalDetail } from "../suggestions/suggestion_text.ts";
import { useWording } from "../wording/use_wording.ts";
import type { chosenTables, TableChoice } from "./booking_form.ts";

/** Props of {@linkcode TableChoiceButtons}. */
export interface TableChoiceButtonsProps {
  choice: TableChoice;
  /** What the choice stands for; null: no table. */
  chosen: ReturnType<typeof chosenTables>;
  suggestions: readonly Suggestion[];
  /** Whether the server has answered. */
  isKnown: boolean;
  onChoice: (choice: TableChoice) => void;
}

/** The tables that the server proposes, and none. */
export function TableChoiceButtons(props: TableChoiceButtonsProps) {
  const { choice, chosen, suggestions, isKnown, onChoice } = props;
  const wording = useWording();
  const key = String([...chosen?.tableIds ?? []].sort());
  const isAmong = suggestions.some(({ tableIds }) =>
    String([...tableIds].sort()) === key
  );
  return (
    <div className="table-choice" role="group" aria-label="Table">
      {chosen !== null && !isAmong && (
        <button type="button" className="button" aria-pressed>
          {wording.labelsOf(chosen.tableIds)}
        </button>
      )}
      {suggestions.map((suggestion) => {
        const { tableIds, labels } = suggestion;
        const detail = proposalDetail(suggestion, wording);
        return (
          <button
            key={tableIds.join()}
            type="button"
            className="button"
            aria-pressed={String([...tableIds].sort()) === key}
            onClick={() => onChoice({ type: "tables", tableIds })}
          >
            {labels.join(" + ")}
            {detail && <small>, {detail}</small>}
          </button>
        );
      })}
      {isKnown && suggestions.length === 0 && <span>No table fits.</span>}
      <button
        type="button"
        className="button"
        aria-pressed={choice.type === "none" || chosen === null}
        onClick={() => onChoice({ type: "none" })}
      >
        No table
      </button>
    </div>
  );
}
