import { useState } from "react";
import { useFloor } from "../data/use_floor.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { Region } from "../parts/region.tsx";
import {
  makeCalendar,
  serviceAt,
  type ServicePeriod,
} from "../time/services.ts";
import { localTime } from "../time/zoned_time.ts";
import { ServiceDesk } from "./service_desk.tsx";

/** Props of {@linkcode RestaurantDesk}. */
export interface RestaurantDeskProps {
  /** At least one. */
  restaurants: readonly Restaurant[];
}

const STORAGE_KEY = "table-allocator.restaurant";

/** The desk of the restaurant that the user chose last on this device. */
export function RestaurantDesk({ restaurants }: RestaurantDeskProps) {
  const [id, setId] = useState(() => localStorage.getItem(STORAGE_KEY));
  const restaurant = restaurants.find((one) => one.id === id) ?? restaurants[0];
  const choose = (id: string) => {
    localStorage.setItem(STORAGE_KEY, id);
    setId(id);
  };
  if (restaurant === undefined) return null;
  return (
    <Desk
      key={restaurant.id}
      restaurant={restaurant}
      restaurants={restaurants}
      onRestaurant={choose}
    />
  );
}

interface DeskProps extends RestaurantDeskProps {
  restaurant: Restaurant;
  onRestaurant: (id: string) => void;
}

function Desk(props: DeskProps) {
  const { restaurant, restaurants, onRestaurant } = props;
  const floor = useFloor(restaurant.id);
  const [date, setDate] = useState<string | null>(null);
  return (
    <Region what="the floor plan" query={floor}>
      {(found) => (
        <ServiceDesk
          restaurant={restaurant}
          restaurants={restaurants}
          floor={found}
          date={date ?? serviceDateNow(found.periods, restaurant.timezone)}
          onDate={setDate}
          onRestaurant={onRestaurant}
        />
      )}
    </Region>
  );
}

/** The present service date: after midnight still yesterday, while it serves. */
function serviceDateNow(
  periods: readonly ServicePeriod[],
  timeZone: string,
): string {
  const now = Date.now();
  const today = localTime(now, timeZone).date;
  return serviceAt(makeCalendar(today, periods, timeZone), now).date;
}
