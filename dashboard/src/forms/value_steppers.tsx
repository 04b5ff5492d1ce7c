import { counted } from "../wording/counted.ts";
import { displayDate } from "../time/calendar.ts";
import { localTime } from "../time/zoned_time.ts";
import { Stepper } from "./stepper.tsx";
import { daysLater, nearest, quarterFrom, readTime } from "./times.ts";

/** The largest party that the server takes. */
const MOST_GUESTS = 1000;

/** Props of {@linkcode SizeStepper}. */
export interface SizeStepperProps {
  label?: string;
  size: number;
  /** The most that it can be. */
  most?: number;
  onChange: (size: number) => void;
}

/** How many guests, by one. */
export function SizeStepper(props: SizeStepperProps) {
  const { label = "Guests", size, most = MOST_GUESTS, onChange } = props;
  const type = (text: string) => {
    const typed = Number(text);
    const isSize = Number.isInteger(typed) && typed >= 1 && typed <= most;
    if (isSize) onChange(typed);
    return isSize;
  };
  return (
    <Stepper
      label={label}
      text={String(size)}
      value={size}
      spoken={counted(size, "guest")}
      lessLabel="One guest less"
      moreLabel="One guest more"
      canBeLess={size > 1}
      canBeMore={size < most}
      onStep={(step) => onChange(size + step)}
      onType={type}
    />
  );
}

/** Props of {@linkcode TimeStepper}. */
export interface TimeStepperProps {
  label: string;
  /** In epoch milliseconds. */
  moment: number;
  /** The service date, next to which another date is named. */
  date: string;
  timeZone: string;
  onChange: (moment: number) => void;
}

/** A time of the restaurant, by quarters of an hour. */
export function TimeStepper(props: TimeStepperProps) {
  const { label, moment, date, timeZone, onChange } = props;
  const local = localTime(moment, timeZone);
  const day = local.date === date ? undefined : displayDate(local.date);
  const type = (text: string) => {
    const time = readTime(text);
    if (time !== null) onChange(nearest(moment, time, timeZone));
    return time !== null;
  };
  return (
    <Stepper
      label={label}
      text={local.time}
      spoken={day === undefined ? local.time : `${local.time}, ${day}`}
      lessLabel={`${label}: 15 minutes earlier`}
      moreLabel={`${label}: 15 minutes later`}
      {...(day !== undefined && { note: day })}
      onStep={(step) => onChange(quarterFrom(moment, step))}
      onType={type}
    />
  );
}

/** Props of {@linkcode DayStepper}. */
export interface DayStepperProps {
  moment: number;
  /** The service date of today, which is "Tonight". */
  tonight: string;
  /** The date that the moment belongs to. */
  date: string;
  timeZone: string;
  onChange: (moment: number, days: -1 | 1) => void;
}

/** The day, at the same time of day. */
export function DayStepper(props: DayStepperProps) {
  const { moment, tonight, date, timeZone, onChange } = props;
  return (
    <Stepper
      label="Day"
      text={date === tonight ? "Tonight" : displayDate(date)}
      spoken={displayDate(date)}
      lessLabel="One day earlier"
      moreLabel="One day later"
      canBeLess={date > tonight}
      note={displayDate(date)}
      onStep={(step) => onChange(daysLater(moment, step, timeZone), step)}
    />
  );
}
