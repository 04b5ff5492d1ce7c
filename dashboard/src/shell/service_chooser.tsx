import { addDays, displayDate } from "../time/calendar.ts";
import type { Service } from "../time/services.ts";

/** Props of {@linkcode ServiceChooser}. */
export interface ServiceChooserProps {
  /** The service date. */
  date: string;
  services: readonly Service[];
  /** The period of the service that is shown; null for the whole date. */
  periodId: string | null;
  onDate: (date: string) => void;
  onPeriod: (periodId: string | null) => void;
}

/** Lets the user choose the service date and the service. */
export function ServiceChooser(props: ServiceChooserProps) {
  const { date, services, periodId, onDate, onPeriod } = props;
  return (
    <div className="service-chooser">
      <div className="date-chooser" role="group" aria-label="Service date">
        <button
          type="button"
          className="button is-quiet"
          aria-label="Day before"
          onClick={() => onDate(addDays(date, -1))}
        >
          ‹
        </button>
        <label className="date-shown">
          <span aria-hidden="true">{displayDate(date)}</span>
          <input
            type="date"
            aria-label="Service date"
            value={date}
            onChange={(event) =>
              event.target.value && onDate(event.target.value)}
          />
        </label>
        <button
          type="button"
          className="button is-quiet"
          aria-label="Day after"
          onClick={() => onDate(addDays(date, 1))}
        >
          ›
        </button>
      </div>
      <div className="segments" role="group" aria-label="Service">
        {services.map((service) => (
          <button
            key={service.periodId}
            type="button"
            aria-pressed={service.periodId === periodId}
            onClick={() => onPeriod(service.periodId)}
          >
            {service.name}
          </button>
        ))}
      </div>
    </div>
  );
}
