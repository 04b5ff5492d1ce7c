import { useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { addDays, displayDate } from "../time/calendar.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { ALL_DAY, type ShownService } from "./shown_service.ts";

/** Props of {@linkcode ServiceSheet}. */
export interface ServiceSheetProps {
  shown: ShownService;
  /** Null: today. */
  onDate: (date: string | null) => void;
  onPeriod: (periodId: string) => void;
  onClose: () => void;
}

/** Lets the user choose the service date and the service. */
export default function ServiceSheet(props: ServiceSheetProps) {
  const { shown, onDate, onPeriod, onClose } = props;
  const { serviceDate, currentServiceDate, services } = useReading();
  const { timeZone } = useWording();
  const time = (moment: number) => timeOfDay(moment, timeZone);
  const choose = (periodId: string) => {
    onPeriod(periodId);
    onClose();
  };
  const go = (days: number) => {
    const date = addDays(serviceDate, days);
    onDate(date === currentServiceDate ? null : date);
  };
  const step = (label: string, days: number) => (
    <button
      type="button"
      className="button"
      onClick={() => go(days)}
    >
      {label}
    </button>
  );
  return (
    <Sheet
      title="Date and service"
      description={displayDate(serviceDate)}
      onClose={onClose}
    >
      <div className="date-steps" role="group" aria-label="Service date">
        {step("Week before", -7)}
        {step("Day before", -1)}
        <button
          type="button"
          className="button"
          aria-pressed={serviceDate === currentServiceDate}
          onClick={() => onDate(null)}
        >
          Today
        </button>
        {step("Day after", 1)}
        {step("Week after", 7)}
      </div>
      <div className="choices" role="group" aria-label="Service">
        {services.map((service) => (
          <button
            key={service.servicePeriodId}
            type="button"
            className="button"
            aria-pressed={service === shown.service}
            onClick={() => choose(service.servicePeriodId ?? ALL_DAY)}
          >
            {service.name}{" "}
            <small>{time(service.startAt)} to {time(service.endAt)}</small>
          </button>
        ))}
        <button
          type="button"
          className="button"
          aria-pressed={shown.service === undefined}
          onClick={() => choose(ALL_DAY)}
        >
          All day
        </button>
      </div>
    </Sheet>
  );
}
