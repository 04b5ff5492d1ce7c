import type { Booking } from "../data/booking.ts";
import { useCapacityRules } from "../data/use_capacity_rules.ts";
import { Region } from "../parts/region.tsx";
import type { Service } from "../time/services.ts";
import { CapacityBar } from "./capacity_bar.tsx";
import { limitsOf } from "./limits.ts";

/** Props of {@linkcode CapacitySection}. */
export interface CapacitySectionProps {
  restaurantId: string;
  service: Service;
  /** Whether it is a whole date that has services with limits of their own. */
  isSeveralServices: boolean;
  /** The bookings of the service. */
  bookings: readonly Booking[];
}

/** How full a service is, against the limits that are read here. */
export function CapacitySection(props: CapacitySectionProps) {
  const { restaurantId, service, isSeveralServices, bookings } = props;
  const rules = useCapacityRules(restaurantId);
  return (
    <Region what="the limits" query={rules}>
      {(rules) => (
        <CapacityBar
          serviceName={service.name}
          bookings={bookings}
          limits={isSeveralServices ? null : limitsOf(rules, service)}
        />
      )}
    </Region>
  );
}
