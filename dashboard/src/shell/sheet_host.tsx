import { type ReactNode, Suspense } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { endedService } from "../capacity/service_strip.ts";
import { useReading } from "../data/use_reading.ts";
import { Boundary } from "../parts/boundary.tsx";
import { lazily } from "../parts/lazily.ts";
import { type Sheet, useSheets } from "../sheets/use_sheets.ts";
import { useNow } from "../time/use_now.ts";
import { PartyForm } from "./party_form.tsx";
import { isOfService, type ShownService } from "./shown_service.ts";

const ActivitySheet = lazily(() => import("../activity/activity_sheet.tsx"));
const AlertsSheet = lazily(() => import("../alerts/alerts_sheet.tsx"));
const BlockSheet = lazily(() => import("../forms/block_sheet.tsx"));
const BookingSheet = lazily(() => import("../forms/booking_sheet.tsx"));
const CloseServiceSheet = lazily(() =>
  import("../forms/close_service_sheet.tsx")
);
const CloseZoneSheet = lazily(() => import("../forms/close_zone_sheet.tsx"));
const FindSheet = lazily(() => import("../forms/find_sheet.tsx"));
const MoreSheet = lazily(() => import("./more_sheet.tsx"));
const PlanDialog = lazily(() => import("../plan/plan_dialog.tsx"));
const ServiceSheet = lazily(() => import("./service_sheet.tsx"));
const TonightSheet = lazily(() => import("../capacity/tonight_sheet.tsx"));
const WalkInSheet = lazily(() => import("../forms/walk_in_sheet.tsx"));

/** Props of {@linkcode SheetHost}. */
export interface SheetHostProps {
  shown: ShownService;
  /** Null: today. */
  onDate: (date: string | null) => void;
  onPeriod: (periodId: string) => void;
}

/** The sheet that lies over the desk. Each is loaded when it is first opened. */
export function SheetHost(props: SheetHostProps) {
  const { sheet } = useSheets();
  if (sheet === null) return null;
  return (
    <Boundary key={JSON.stringify(sheet)} what="this sheet">
      <Suspense>
        <Open {...props} sheet={sheet} />
      </Suspense>
    </Boundary>
  );
}

function Open(
  { sheet, shown, onDate, onPeriod }: SheetHostProps & {
    sheet: Sheet;
  },
): ReactNode {
  const { open, close: onClose } = useSheets();
  const { select: onShow } = useChoice();
  const reading = useReading();
  const now = useNow();
  const form = { reading, now, onClose, onShow };
  switch (sheet.kind) {
    case "walk-in": {
      const table = reading.tables.get(sheet.tableId ?? "");
      return <WalkInSheet {...form} {...(table && { table })} />;
    }
    case "booking": {
      const { tableId, startAt, guestName } = sheet;
      return (
        <BookingSheet
          {...form}
          {...(tableId !== undefined && { tableIds: [tableId] })}
          {...(startAt !== undefined && { startAt })}
          {...(guestName !== undefined && { guestName })}
        />
      );
    }
    case "find":
      return (
        <FindSheet
          {...form}
          onNewBooking={(guestName) => open({ kind: "booking", guestName })}
        />
      );
    case "block":
      return <BlockSheet {...form} tableIds={[sheet.tableId]} />;
    case "close zone":
      return <CloseZoneSheet {...form} zoneId={sheet.zoneId} />;
    case "close service": {
      const service = endedService(reading, now)?.service ?? shown.service;
      return service && <CloseServiceSheet {...form} service={service} />;
    }
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
      return <MoreSheet shown={shown} onClose={onClose} />;
    case "activity":
      return <ActivitySheet onClose={onClose} />;
    case "plan":
      return (
        <PlanDialog
          service={shown.service}
          bookingsOfService={reading.bookings.filter((booking) =>
            isOfService(booking, reading, shown)
          )}
          onClose={onClose}
        />
      );
    default:
      return <PartyForm {...sheet} />;
  }
}
