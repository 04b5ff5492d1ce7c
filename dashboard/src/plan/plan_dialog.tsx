import { useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { Switch } from "../parts/switch.tsx";
import type { RefusalText } from "../refusals/refusal_text.ts";
import { PlanChanges } from "./plan_changes.tsx";
import { progressText, summaryText } from "./plan_text.ts";
import { useApply } from "./use_apply.ts";
import { type PlanQuestion, type PlanState, usePlan } from "./use_plan.ts";

/** Props of {@linkcode PlanDialog}. */
export interface PlanDialogProps extends Omit<PlanQuestion, "reading"> {
  onClose: () => void;
}

/** The server takes no more parties at once. */
const MOST_CHANGES = 200;

/**
 * Plans a service, shows what the plan changes, and applies it if the user wants
 * it. A plan that the server refuses can be made again.
 */
export default function PlanDialog(props: PlanDialogProps) {
  const { service, bookingsOfService, onClose } = props;
  const reading = useReading();
  const { state, mayMove, setMayMove, stop, planAgain } = usePlan({
    service,
    bookingsOfService,
    reading,
  });
  const { apply, isBusy, problem, forgetProblem } = useApply(
    reading.restaurant.id,
    onClose,
  );
  const again = () => {
    forgetProblem();
    planAgain();
  };
  return (
    <Sheet
      title={`Seat everyone: ${service?.name ?? "All day"}`}
      description="Tables for as many guests as possible. Nothing changes before you apply the plan."
      onClose={onClose}
    >
      <Switch
        label="May move parties that have a table but do not sit"
        isOn={mayMove}
        onChange={(isOn) => {
          forgetProblem();
          setMayMove(isOn);
        }}
      />
      <div className="plan" aria-busy={state.step === "planning"}>
        <PlanStatus state={state} />
        {state.step === "planned" && <PlanChanges result={state.result} />}
      </div>
      {problem !== null && <Refused problem={problem} />}
      <div className="dialog-buttons">
        {state.step === "planning" && (
          <button
            type="button"
            className="button is-primary"
            disabled={state.best === null}
            onClick={stop}
          >
            Stop
          </button>
        )}
        {(state.step === "failed" || problem !== null) && (
          <button type="button" className="button is-primary" onClick={again}>
            Plan again
          </button>
        )}
        {state.step === "planned" && problem === null && (
          <button
            type="button"
            className="button is-primary"
            disabled={!isApplicable(state.result.changes)}
            aria-disabled={isBusy}
            onClick={() => void apply(state.result)}
          >
            {isBusy ? "Applying the plan…" : "Apply"}
          </button>
        )}
      </div>
    </Sheet>
  );
}

function isApplicable({ length }: { length: number }): boolean {
  return length > 0 && length <= MOST_CHANGES;
}

/** How far the plan is, for eyes and for screen readers. */
function PlanStatus({ state }: { state: PlanState }) {
  return (
    <p role="status">
      {state.step === "planning" && progressText(state.best)}
      {state.step === "planned" && (
        <>
          {state.isStopped && "Stopped. "}
          <strong>{summaryText(state.result)}</strong>
          {state.result.changes.length > MOST_CHANGES &&
            ` More than ${MOST_CHANGES} changes cannot be applied at once.`}
        </>
      )}
      {state.step === "failed" &&
        "The service could not be planned. Check the connection."}
    </p>
  );
}

function Refused({ problem }: { problem: RefusalText }) {
  return (
    <p className="problem" role="alert">
      <strong>{problem.title}.</strong> {problem.description}{" "}
      Nothing of the plan was applied.
    </p>
  );
}
