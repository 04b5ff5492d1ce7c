import type { ReactNode } from "react";
import {
  endedService,
  endedStrip,
  lastOrdersStrip,
} from "../capacity/service_strip.ts";
import { limitsStrip, type Strip } from "../capacity/guests_text.ts";
import type { CountedService } from "../data/service_reading.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { useServerClock } from "../time/server_clock.ts";
import { useFreshness, useNow } from "../time/use_now.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";

/**
 * One line below the top bar: what is most important of the connection, the
 * limits and the end of the service. It is the same for everybody.
 */
export function Strips({ service }: { service: CountedService | undefined }) {
  const reading = useReading();
  const { open } = useSheets();
  const { timeZone } = useWording();
  const now = useNow();
  const mayAct = useMayAct();
  const connection = useConnectionStrip();
  if (connection !== null) return <StripLine strip={connection} />;
  const ended = endedService(reading, now);
  if (ended !== null) {
    return (
      <StripLine strip={endedStrip(ended)}>
        {mayAct && (
          <button
            type="button"
            className="button"
            onClick={() => open({ kind: "close service" })}
          >
            Close {ended.service.name}
          </button>
        )}
      </StripLine>
    );
  }
  const limits = limitsStrip(service, reading.guard, timeZone);
  if (limits !== null) {
    return (
      <StripLine strip={limits}>
        <button
          type="button"
          className="button"
          onClick={() => open({ kind: "tonight" })}
        >
          Details
        </button>
      </StripLine>
    );
  }
  const lastOrders = lastOrdersStrip(reading.services, now, timeZone);
  return lastOrders && <StripLine strip={lastOrders} />;
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
