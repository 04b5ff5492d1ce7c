import { lazy, Suspense, useState } from "react";
import type { PlanQuestion } from "./use_plan.ts";

const PlanDialog = lazy(() => import("./plan_dialog.tsx"));

/**
 * The button that plans the whole service that is shown. Services have limits of
 * their own, so a date with several is planned one service at a time.
 */
export function SeatEveryone(props: PlanQuestion) {
  const { service, floor } = props;
  const [isOpen, setIsOpen] = useState(false);
  const isSeveralServices = service.periodId === null &&
    floor.periods.length > 0;
  return (
    <>
      <button
        type="button"
        className="button is-quiet"
        disabled={isSeveralServices}
        title={isSeveralServices ? "Choose a service first" : undefined}
        onClick={() => setIsOpen(true)}
      >
        Seat everyone
      </button>
      <Suspense>
        {isOpen && <PlanDialog {...props} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  );
}
