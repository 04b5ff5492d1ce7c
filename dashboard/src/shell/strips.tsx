import type { ReactNode } from "react";
import {
  type EndedService,
  endedService,
  endedStrip,
} from "../capacity/service_strip.ts";
import { limitsStrip, type Strip } from "../capacity/guests_text.ts";
import type { CountedService } from "../data/service_reading.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { lastOrdersText } from "../forms/walk_in.ts";
import { type Sheet, useSheets } from "../sheets/use_sheets.ts";
import { useServerClock } from "../time/server_clock.ts";
import { useFreshness, useNow } from "../time/use_now.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";

/**
 * Lines below the top bar, only when there is something to say: of the
 * connection, of a service that is over, of the limits, of last orders. They are
 * the same for everybody.
 */
export function Strips({ service }: { service: CountedService | undefined }) {
  const reading = useReading();
  const { timeZone } = useWording();
  const now = useNow();
  const connection = useConnectionStrip();
  const ended = endedService(reading, now);
  const limits = limitsStrip(service, reading.guard, timeZone);
  const lastOrders = lastOrdersText(reading.services, now, timeZone);
  return (
    <>
      {connection !== null && <StripLine strip={connection} />}
      {ended !== null && <EndedLine ended={ended} />}
      {limits !== null && (
        <StripLine strip={limits}>
          <OpenButton sheet={{ kind: "tonight" }}>Details</OpenButton>
        </StripLine>
      )}
      {ended === null && lastOrders !== null && (
        <StripLine strip={{ tone: "calm", title: lastOrders, text: "" }} />
      )}
    </>
  );
}

function EndedLine({ ended }: { ended: EndedService }) {
  const mayAct = useMayAct();
  return (
    <StripLine strip={endedStrip(ended)}>
      {mayAct && (
        <OpenButton sheet={{ kind: "close service" }}>
          {`Close ${ended.service.name}`}
        </OpenButton>
      )}
    </StripLine>
  );
}

function OpenButton({ sheet, children }: { sheet: Sheet; children: string }) {
  const { open } = useSheets();
  return (
    <button type="button" className="button" onClick={() => open(sheet)}>
      {children}
    </button>
  );
}

/** "No connection since 19:38. You see 19:38." */
function useConnectionStrip(): Strip | null {
  const freshness = useFreshness();
  const { heardAt } = useServerClock();
  const { timeZone } = useWording();
  if (freshness === "fresh") return null;
  const time = timeOfDay(heardAt(), timeZone);
  return {
    tone: freshness === "stale" ? "alarm" : "warn",
    title: `No connection since ${time}.`,
    text: `You see ${time}.`,
  };
}

function StripLine(
  { strip: { tone, title, text }, children }: {
    strip: Strip;
    children?: ReactNode;
  },
) {
  return (
    <div className={`strip is-${tone}`} role="status">
      <p>
        <strong>{title}</strong> {text}
      </p>
      {children}
    </div>
  );
}
