import type { ReactNode } from "react";
import { alertsOf } from "../alerts/alerts_of.ts";
import { guestsText } from "../capacity/guests_text.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { type Sheet, useSheets } from "../sheets/use_sheets.ts";
import { displayDate } from "../time/calendar.ts";
import { useNow } from "../time/use_now.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import { useWording } from "../wording/use_wording.ts";
import type { ShownService } from "./shown_service.ts";
import type { Layout } from "./use_layout.ts";

/** The service, the clock, the guests, the alerts, and what begins something. */
export function TopBar(
  { layout, shown }: { layout: Layout; shown: ShownService },
) {
  const { serviceDate } = useReading();
  const mayAct = useMayAct();
  const isPhone = layout === "phone";
  const date = displayDate(serviceDate);
  // "Sat 28 Nov", or only "Sat 28" where there is little room.
  const isRoomy = layout === "wide" || layout === "landscape";
  const day = isRoomy ? date : date.split(" ").slice(0, 2).join(" ");
  return (
    <header className="top-bar">
      <BarButton sheet={{ kind: "service" }}>
        {day} · {shown.name}
      </BarButton>
      {isRoomy && <Clock />}
      <Guests shown={shown} isRoomy={isRoomy} />
      <span className="top-bar-gap" />
      <Alerts />
      <BarButton sheet={{ kind: "find" }}>Find</BarButton>
      {mayAct && !isPhone && (
        <>
          <BarButton sheet={{ kind: "walk-in" }} isPrimary>Walk-in</BarButton>
          <BarButton sheet={{ kind: "booking" }}>Booking</BarButton>
        </>
      )}
      {!isPhone && (
        <BarButton sheet={{ kind: "more" }} label="More">⋯</BarButton>
      )}
    </header>
  );
}

function Clock() {
  const { timeZone } = useWording();
  return <strong className="clock">{timeOfDay(useNow(), timeZone)}</strong>;
}

function Guests(
  { shown: { service }, isRoomy }: { shown: ShownService; isRoomy: boolean },
) {
  const { services } = useReading();
  const covers = services.reduce((sum, one) => sum + one.covers, 0);
  const text = service === undefined
    ? counted(covers, "guest")
    : guestsText(service);
  const isNumber = /^\d+ of/.test(text);
  return (
    <BarButton sheet={{ kind: "tonight" }}>
      {isNumber && isRoomy ? `Guests ${text}` : text}
    </BarButton>
  );
}

function Alerts() {
  const reading = useReading();
  const { timeZone } = useWording();
  const now = useNow();
  const isToday = reading.serviceDate === reading.currentServiceDate;
  const { length } = isToday ? alertsOf(reading, now, timeZone) : [];
  return (
    <BarButton
      sheet={{ kind: "alerts" }}
      label={counted(length, "alert")}
      isAlarm={length > 0}
    >
      ⚠ {length}
    </BarButton>
  );
}

function BarButton(
  { sheet, label, isPrimary = false, isAlarm = false, children }: {
    sheet: Sheet;
    /** The accessible name, where it is not the text. */
    label?: string;
    isPrimary?: boolean;
    isAlarm?: boolean;
    children: ReactNode;
  },
) {
  const { open } = useSheets();
  const classes = ["button"];
  if (isPrimary) classes.push("is-primary");
  if (isAlarm) classes.push("is-alarm");
  return (
    <button
      type="button"
      className={classes.join(" ")}
      aria-label={label}
      onClick={() => open(sheet)}
    >
      {children}
    </button>
  );
}
