import { type Booking, holdsTables } from "../data/booking.ts";
import type { Limits } from "./limits.ts";

/** Props of {@linkcode CapacityBar}. */
export interface CapacityBarProps {
  serviceName: string;
  /** The bookings of the service. */
  bookings: readonly Booking[];
  /** Null for a date whose services have limits of their own. */
  limits: Limits | null;
}

/** How full a service is: its guests and parties that hold tables. */
export function CapacityBar(
  { serviceName, bookings, limits }: CapacityBarProps,
) {
  const seated = bookings.filter(holdsTables);
  const covers = seated.reduce((sum, { partySize }) => sum + partySize, 0);
  return (
    <section className="capacity" aria-label={`Capacity of ${serviceName}`}>
      <Meter name="Guests" count={covers} limit={limits?.covers ?? null} />
      <Meter
        name="Parties"
        count={seated.length}
        limit={limits?.parties ?? null}
      />
      <p>{noteOn(limits)}</p>
    </section>
  );
}

function noteOn(limits: Limits | null): string {
  if (limits === null) return "Choose a service to see its limits";
  const isUnlimited = limits.covers === null && limits.parties === null;
  return isUnlimited ? "No limit set" : "";
}

function Meter(
  { name, count, limit }: { name: string; count: number; limit: number | null },
) {
  const id = `meter-${name.toLowerCase()}`;
  return (
    <div className="meter">
      <span id={id}>
        {name} <strong>{count}</strong>
        {limit !== null && ` of ${limit}`}
      </span>
      {limit !== null && (
        <meter
          aria-labelledby={id}
          min={0}
          max={Math.max(limit, 1)}
          high={limit * 0.9}
          value={count}
        />
      )}
    </div>
  );
}
