import type { CSSProperties } from "react";
import type { Service } from "../time/services.ts";
import { useMoment } from "../time/use_moment.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { hoursOf } from "./hours.ts";

const STEP_MS = 15 * 60_000;

/** Lets the user choose the moment of a service that the floor plan shows. */
export function TimeSlider({ service }: { service: Service }) {
  const { startAt, endAt } = service;
  const { moment, isNow, setMoment, goToNow } = useMoment();
  const time = timeOfDay(moment, useWording().timeZone);
  const share = 100 * (moment - startAt) / (endAt - startAt);
  return (
    <div className="time-slider">
      <output className="time-shown" aria-hidden="true">{time}</output>
      <div className="time-track">
        <input
          type="range"
          className="slider"
          aria-label="Time shown on the floor plan"
          aria-valuetext={time}
          min={startAt}
          max={endAt}
          step={STEP_MS}
          value={moment}
          style={{ "--done": `${share}%` } as CSSProperties}
          onChange={(event) => setMoment(event.target.valueAsNumber)}
        />
        <Hours startAt={startAt} endAt={endAt} />
      </div>
      {goToNow !== null && (
        <button
          type="button"
          className="button"
          aria-pressed={isNow}
          onClick={goToNow}
        >
          Now
        </button>
      )}
    </div>
  );
}

function Hours({ startAt, endAt }: Pick<Service, "startAt" | "endAt">) {
  const { timeZone } = useWording();
  return (
    <div className="hours" aria-hidden="true">
      {hoursOf(startAt, endAt).map((hour) => (
        <span
          key={hour}
          style={{ left: `${100 * (hour - startAt) / (endAt - startAt)}%` }}
        >
          {timeOfDay(hour, timeZone)}
        </span>
      ))}
    </div>
  );
}
