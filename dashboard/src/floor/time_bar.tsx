import { useReading } from "../data/use_reading.ts";
import { useLook } from "../time/use_look.ts";
import { MINUTE_MS } from "../time/minutes.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { displayDate } from "../time/calendar.ts";

const STEP_MS = 30 * MINUTE_MS;

/** Shows the clock, or that it is another moment that is looked at. */
export function TimeBar() {
  const { at, isNow, look, backToNow } = useLook();
  const { serviceDate, currentServiceDate } = useReading();
  const { timeZone } = useWording();
  const time = timeOfDay(at, timeZone);
  const isToday = serviceDate === currentServiceDate;
  if (isNow) {
    const next = Math.floor(at / STEP_MS) * STEP_MS + STEP_MS;
    const times = [0, 1, 2].map((step) => next + step * STEP_MS);
    return (
      <div className="time-bar">
        <span>
          <strong className="time-now">Now {time}</strong>
          <small className="is-roomy">Look at a later time</small>
        </span>
        <span className="time-steps" role="group" aria-label="Look at">
          {times.map((moment) => (
            <button
              key={moment}
              type="button"
              className="button"
              onClick={() => look(moment)}
            >
              {timeOfDay(moment, timeZone)}
            </button>
          ))}
        </span>
      </div>
    );
  }
  const day = isToday ? "" : `${displayDate(serviceDate)}, `;
  return (
    <div className="time-bar is-elsewhen" role="status">
      <span>
        You are looking at <strong>{day}{time}</strong>
      </span>
      <span className="time-steps">
        <StepButton label="15 minutes earlier" sign="−15" by={-15} />
        <StepButton label="15 minutes later" sign="+15" by={15} />
        <button
          type="button"
          className="button is-primary"
          onClick={backToNow}
        >
          Back to now
        </button>
      </span>
    </div>
  );
}

function StepButton(
  { label, sign, by }: { label: string; sign: string; by: number },
) {
  const { at, look } = useLook();
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      onClick={() => look(at + by * MINUTE_MS)}
    >
      {sign}
    </button>
  );
}
