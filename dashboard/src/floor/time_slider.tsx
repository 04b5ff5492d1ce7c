import * as Slider from "@radix-ui/react-slider";
import type { Service } from "../time/services.ts";
import { timeOfDay } from "../time/zoned_time.ts";

/** What {@linkcode TimeSlider} shows and tells. */
export interface TimeSliderProps {
  service: Service;
  moment: number;
  /** Whether the moment goes with the clock. */
  isNow: boolean;
  timeZone: string;
  onChange: (moment: number) => void;
  /** Goes to the present; missing when the service does not run now. */
  onNow?: () => void;
}

const STEP_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** Chooses the moment of the service that the floor plan shows. */
export function TimeSlider(props: TimeSliderProps) {
  const { service: { startAt, endAt }, moment, timeZone } = props;
  const time = timeOfDay(moment, timeZone);
  return (
    <div className="time-slider">
      <output className="time-shown" aria-hidden="true">{time}</output>
      <div className="time-track">
        <Slider.Root
          className="slider"
          min={startAt}
          max={endAt}
          step={STEP_MS}
          value={[moment]}
          onValueChange={([value]) => props.onChange(value ?? moment)}
        >
          <Slider.Track className="slider-track">
            <Slider.Range className="slider-range" />
          </Slider.Track>
          <Slider.Thumb
            className="slider-thumb"
            aria-label="Time shown on the floor plan"
            aria-valuetext={time}
          />
        </Slider.Root>
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
      </div>
      {props.onNow && (
        <button
          type="button"
          className="button"
          aria-pressed={props.isNow}
          onClick={props.onNow}
        >
          Now
        </button>
      )}
    </div>
  );
}

function hoursOf(startAt: number, endAt: number): number[] {
  const first = Math.ceil(startAt / HOUR_MS) * HOUR_MS;
  const count = Math.floor((endAt - first) / HOUR_MS) + 1;
  const every = Math.ceil(count / 9);
  return Array.from(
    { length: Math.ceil(count / every) },
    (_, index) => first + index * every * HOUR_MS,
  );
}
