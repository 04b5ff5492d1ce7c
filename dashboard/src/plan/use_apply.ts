import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useActions } from "../actions/actions.ts";
import { seatByPlan } from "../actions/plan_draft.ts";
import { useClient } from "../api/client.ts";
import { versionsOf } from "../data/booking.ts";
import { areUnchanged } from "../data/read_bookings.ts";
import { type RefusalText, refusalText } from "../refusals/refusal_text.ts";
import { useWording } from "../wording/use_wording.ts";
import type { PlanResult } from "./plan_result.ts";

const CHANGED: RefusalText = {
  title: "A booking was changed meanwhile, or cannot be read",
  description: "",
};

/**
 * Applies plans, each as one action: all of it, or nothing where somebody has
 * changed something since the plan was made.
 *
 * @param onEnd Called when it was done, or waits for its answer on the desk.
 */
export function useApply(restaurantId: string, onEnd: () => void) {
  const client = useClient();
  const queries = useQueryClient();
  const { run, running } = useActions();
  const wording = useWording();
  const [isChecking, setIsChecking] = useState(false);
  const [problem, setProblem] = useState<RefusalText | null>(null);
  const isBusy = isChecking || running !== null;

  const isStillTrue = async ({ changes }: PlanResult) => {
    setIsChecking(true);
    const bookings = changes.map(({ booking }) => booking);
    const isTrue = await areUnchanged(client, versionsOf(bookings));
    // The next plan is made from what is true now.
    if (!isTrue) await queries.invalidateQueries();
    setIsChecking(false);
    return isTrue;
  };
  const apply = async (result: PlanResult) => {
    if (isBusy) return;
    if (!await isStillTrue(result)) return setProblem(CHANGED);
    let isRefused = false;
    await run(seatByPlan(restaurantId, result.changes), {
      takeRefusal(refusal) {
        setProblem(refusalText(refusal, wording));
        return isRefused = true;
      },
    });
    if (!isRefused) onEnd();
  };
  return { apply, isBusy, problem, forgetProblem: () => setProblem(null) };
}
