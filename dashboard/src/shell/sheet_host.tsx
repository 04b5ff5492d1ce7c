import { lazy, type ReactNode, Suspense } from "react";
import type { Booking } from "../data/booking.ts";
import { Boundary } from "../parts/boundary.tsx";
import { useSheets } from "../sheets/use_sheets.ts";
import type { ShownService } from "./shown_service.ts";

const ActivitySheet = lazy(() => import("../activity/activity_sheet.tsx"));
const AlertsSheet = lazy(() => import("../alerts/alerts_sheet.tsx"));
const MoreSheet = lazy(() => import("./more_sheet.tsx"));
const PlanDialog = lazy(() => import("../plan/plan_dialog.tsx"));
const ServiceSheet = lazy(() => import("./service_sheet.tsx"));
const TonightSheet = lazy(() => import("../capacity/tonight_sheet.tsx"));

/** Props of {@linkcode SheetHost}. */
export interface SheetHostProps {
  shown: ShownService;
  /** Those of the service, and everybody who sits. */
  bookings: readonly Booking[];
  /** Null: today. */
  onDate: (date: string | null) => void;
  onPeriod: (periodId: string) => void;
}

/** The sheet that lies over the desk. Each is loaded when it is first opened. */
export function SheetHost(props: SheetHostProps) {
  const { sheet, close } = useSheets();
  if (sheet === null) return null;
  return (
    <Boundary key={JSON.stringify(sheet)} what="this sheet">
      <Suspense>
        <Open {...props} onClose={close} />
      </Suspense>
    </Boundary>
  );
}

function Open(
  { shown, bookings, onDate, onPeriod, onClose }: SheetHostProps & {
    onClose: () => void;
  },
): ReactNode {
  const { sheet } = useSheets();
  switch (sheet?.kind) {
    case "service":
      return (
        <ServiceSheet
          shown={shown}
          onDate={onDate}
          onPeriod={onPeriod}
          onClose={onClose}
        />
      );
    case "tonight":
      return <TonightSheet onClose={onClose} />;
    case "alerts":
      return <AlertsSheet onClose={onClose} />;
    case "more":
      return <MoreSheet onClose={onClose} />;
    case "activity":
      return <ActivitySheet onClose={onClose} />;
    case "plan":
      return (
        <PlanDialog
          service={shown.service}
          bookingsOfService={bookings}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
