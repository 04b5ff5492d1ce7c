import { useWording } from "../wording/use_wording.ts";
import type { Suggestion } from "./suggestion.ts";
import {
  proposalDetail,
  proposalText,
  type ProposalVerb,
} from "./suggestion_text.ts";

/** Props of {@linkcode Proposals}. */
export interface ProposalsProps {
  verb: ProposalVerb;
  /** The best first. */
  suggestions: readonly Suggestion[];
  /** Whether an action runs, so that none can be taken now. */
  isBusy: boolean;
  /** Whether the ranks are shown, as they are on the floor plan. */
  isRanked: boolean;
  onTake: (suggestion: Suggestion) => void;
}

/** A button for every suggestion; each takes it with one tap. */
export function Proposals(props: ProposalsProps) {
  const { verb, suggestions, isBusy, isRanked, onTake } = props;
  const wording = useWording();
  return suggestions.map((suggestion, index) => {
    const detail = proposalDetail(suggestion, wording);
    return (
      <button
        key={suggestion.tableIds.join()}
        type="button"
        className={index === 0 ? "button is-primary" : "button"}
        aria-disabled={isBusy}
        onClick={() => isBusy || onTake(suggestion)}
      >
        {isRanked && (
          <span className="rank" aria-hidden="true">{index + 1}</span>
        )}
        {proposalText(verb, suggestion)}
        {detail && <small>, {detail}</small>}
      </button>
    );
  });
}
