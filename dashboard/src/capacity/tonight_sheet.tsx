import type { CountedService } from "../data/service_reading.ts";
import { useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { displayDate } from "../time/calendar.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { guestsText, limitsStrip } from "./guests_text.ts";
import { PaceChart } from "./pace_chart.tsx";

/** The guests of the date, service by service, and the state of the limits. */
export default function TonightSheet({ onClose }: { onClose: () => void }) {
  const { services, serviceDate, guard } = useReading();
  const { timeZone } = useWording();
  const strip = limitsStrip(undefined, guard, timeZone);
  return (
    <Sheet
      title="Tonight"
      description={`Guests on ${displayDate(serviceDate)}`}
      onClose={onClose}
    >
      {strip !== null && (
        <p className={`notice is-${strip.tone}`}>
          <strong>{strip.title}</strong> {strip.text}
        </p>
      )}
      {services.length === 0 && <p>No services on this date.</p>}
      {services.map((service) => (
        <ServiceCounts key={service.servicePeriodId} service={service} />
      ))}
    </Sheet>
  );
}

function ServiceCounts({ service }: { service: CountedService }) {
  const { timeZone } = useWording();
  const waiting = useWaitingGuests(service);
  const counts: [string, number][] = [
    ["Seated", service.seatedCovers],
    ["To come", service.toComeCovers],
    ["Without a table", service.coversWithoutTable],
    ["Waiting", waiting],
    ["Left", service.leftCovers],
  ];
  return (
    <section aria-label={service.name} className="counts">
      <h3>
        {service.name} <small>{guestsText(service)}</small>
      </h3>
      <dl>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p>
        <small>{ruleText(service)}</small>
      </p>
      {service.lastStartAt !== null && (
        <p>
          <small>
            Last orders at {timeOfDay(service.lastStartAt, timeZone)}
          </small>
        </p>
      )}
      <PaceChart service={service} />
    </section>
  );
}

/** Guests who are here and have no table yet. */
function useWaitingGuests({ servicePeriodId }: CountedService): number {
  const { bookings, serviceDate } = useReading();
  return bookings
    .filter((booking) =>
      booking.status === "pending" && (booking.arrivedAt ?? null) !== null &&
      booking.serviceDate === serviceDate &&
      booking.servicePeriodId === servicePeriodId
    )
    .reduce((sum, { partySize }) => sum + partySize, 0);
}

function ruleText(
  { state, maxCovers, maxParties, parties }: CountedService,
): string {
  switch (state) {
    case "absent":
    case "unlimited":
      return "No limit.";
    case "unreadable":
      return "The limit cannot be read.";
    default: {
      const limits = [
        ...(maxCovers === null ? [] : [`${maxCovers} guests`]),
        ...(maxParties === null
          ? []
          : [`${maxParties} parties, ${parties} are counted`]),
      ];
      const text = `The limit is ${limits.join(" and ")}.`;
      return state === "bypassed" ? `${text} It is switched off.` : text;
    }
  }
}
