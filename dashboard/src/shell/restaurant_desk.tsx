import { Suspense, useRef, useState } from "react";
import type { ServiceReading } from "../data/service_reading.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { ReadingContext } from "../data/use_reading.ts";
import { useServiceReading } from "../data/use_service_reading.ts";
import { lazily } from "../parts/lazily.ts";
import { Region } from "../parts/region.tsx";
import type { Refused } from "../refusals/way.ts";
import { DeskContexts } from "./desk_contexts.tsx";
import { RestaurantsContext } from "./restaurants_context.ts";
import { ServiceDesk } from "./service_desk.tsx";

const DeskRefusal = lazily(() => import("./desk_refusal.tsx"));

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
    <RestaurantsContext value={{ restaurants, choose }}>
      <Desk key={restaurant.id} restaurant={restaurant} />
    </RestaurantsContext>
  );
}

function Desk({ restaurant }: { restaurant: Restaurant }) {
  // Null: the present service date, which the server knows.
  const [date, setDate] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const reading = useServiceReading({ restaurantId: restaurant.id, date });
  // While another date is read, the words of the last one are good enough.
  const last = useRef<ServiceReading | null>(null);
  if (reading.data !== undefined) last.current = reading.data;
  return (
    <DeskContexts
      restaurant={restaurant}
      tables={last.current?.tables ?? NO_TABLES}
      onRefused={setRefused}
    >
      <h1 className="hidden">{restaurant.name}</h1>
      <Region what="the bookings" query={reading}>
        {(found) => (
          <ReadingContext value={found}>
            <ServiceDesk key={found.serviceDate} onDate={setDate} />
            {refused !== null && (
              <Suspense>
                <DeskRefusal
                  key={refused.action.key}
                  refused={refused}
                  onClose={() => setRefused(null)}
                />
              </Suspense>
            )}
          </ReadingContext>
        )}
      </Region>
    </DeskContexts>
  );
}

const NO_TABLES: ServiceReading["tables"] = new Map();
