import { useMemo } from "react";
import { CapacitySection } from "../capacity/capacity_section.tsx";
import { useBookings } from "../data/use_bookings.ts";
import type { Floor } from "../data/use_floor.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { makeCalendar, wholeDate } from "../time/services.ts";
import { DeskColumns } from "./desk_columns.tsx";
import { DeskContexts } from "./desk_contexts.tsx";
import { ServiceChooser } from "./service_chooser.tsx";
import { TopBar } from "./top_bar.tsx";
import { UnansweredBanner } from "./unanswered_banner.tsx";
import { useService } from "./use_service.ts";

/** Props of {@linkcode ServiceDesk}. */
export interface ServiceDeskProps {
  restaurant: Restaurant;
  /** All that the user can choose from. */
  restaurants: readonly Restaurant[];
  floor: Floor;
  /** The service date. */
  date: string;
  onDate: (date: string) => void;
  onRestaurant: (id: string) => void;
}

/** Everything about one service of one restaurant. */
export function ServiceDesk(props: ServiceDeskProps) {
  const { restaurant, restaurants, floor, date } = props;
  const calendar = useMemo(
    () => makeCalendar(date, floor.periods, restaurant.timezone),
    [date, floor.periods, restaurant.timezone],
  );
  const bookings = useBookings(restaurant.id, wholeDate(calendar, date));
  const { services, service, choosePeriod, bookingsOfService } = useService({
    date,
    calendar,
    bookings: bookings.data,
  });
  return (
    <DeskContexts
      restaurant={restaurant}
      floor={floor}
      service={service}
      firstStart={bookingsOfService[0]?.startAt}
    >
      <div className="desk">
        <TopBar
          restaurant={restaurant}
          restaurants={restaurants}
          updatedAt={bookings.dataUpdatedAt}
          isFailing={bookings.isError || bookings.failureCount > 0}
          onRestaurant={props.onRestaurant}
        />
        <UnansweredBanner />
        <div className="service-bar">
          <ServiceChooser
            date={date}
            services={services}
            periodId={service.periodId}
            onDate={props.onDate}
            onPeriod={choosePeriod}
          />
          <CapacitySection
            restaurantId={restaurant.id}
            service={service}
            isSeveralServices={service.periodId === null &&
              floor.periods.length > 0}
            bookings={bookingsOfService}
          />
        </div>
        <DeskColumns
          restaurantId={restaurant.id}
          floor={floor}
          service={service}
          bookings={bookings}
          bookingsOfService={bookingsOfService}
        />
      </div>
    </DeskContexts>
  );
}
