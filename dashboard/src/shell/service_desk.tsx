import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useChoice } from "../choice/use_choice.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { useReading } from "../data/use_reading.ts";
import { UnansweredStrip } from "../forms/unanswered_strip.tsx";
import { loadTheRest } from "../parts/lazily.ts";
import { LookContext } from "../time/use_look.ts";
import { useLookState } from "../time/use_look_state.ts";
import { useNow } from "../time/use_now.ts";
import { DeskPanes } from "./desk_panes.tsx";
import { SheetHost } from "./sheet_host.tsx";
import {
  bookingsOf,
  isOfService,
  type ShownService,
  shownService,
} from "./shown_service.ts";
import { Strips } from "./strips.tsx";
import { TopBar } from "./top_bar.tsx";
import { useKeptFocus } from "./use_kept_focus.ts";
import { useLayout } from "./use_layout.ts";

/** So long after the desk is there, the rest of it is loaded. */
const REST_MS = 10_000;

/** Everything about one service date of one restaurant. */
export function ServiceDesk(
  { onDate }: { onDate: (date: string | null) => void },
) {
  const reading = useReading();
  const now = useNow();
  const layout = useLayout();
  const desk = useRef<HTMLDivElement>(null);
  useKeptFocus(desk);
  const { clear } = useChoice();
  useEffect(() => {
    const timer = setTimeout(loadTheRest, REST_MS);
    return () => clearTimeout(timer);
  }, []);
  // What was chosen on another date means nothing here.
  useEffect(() => clear, [clear]);
  // The period that the user chose; until then the clock does.
  const [periodId, setPeriodId] = useState<string | null>(null);
  const shown = shownService(reading.services, periodId, now);
  const bookings = useMemo(() => bookingsOf(reading, shown), [
    reading,
    shown.service,
  ]);
  const look = useLookState({
    date: reading.serviceDate,
    opensAt: opensAt(reading, shown),
    onToday: useCallback(() => onDate(null), [onDate]),
  });
  return (
    <LookContext value={look}>
      <div
        ref={desk}
        className="desk"
        data-layout={layout}
        data-is-now={look.isNow}
      >
        <TopBar layout={layout} shown={shown} />
        <Strips service={shown.service} />
        <UnansweredStrip />
        <DeskPanes layout={layout} shown={shown} bookings={bookings} />
        <SheetHost
          shown={shown}
          onDate={onDate}
          onPeriod={setPeriodId}
        />
      </div>
    </LookContext>
  );
}

/** Where a date that is not today is looked at: when its first party comes. */
function opensAt(reading: ServiceReading, shown: ShownService): number | null {
  const { serviceDate, currentServiceDate, bookings, services } = reading;
  if (serviceDate === currentServiceDate) return null;
  const starts = bookings
    .filter((booking) => isOfService(booking, reading, shown))
    .map(({ startAt }) => startAt);
  const start = Math.min(
    ...(starts.length > 0 ? starts : services.map(({ startAt }) => startAt)),
  );
  return Number.isFinite(start) ? start : Date.parse(`${serviceDate}T12:00Z`);
}
