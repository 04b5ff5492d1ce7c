import type { Restaurant } from "../data/use_restaurants.ts";
import { makeContext } from "../parts/make_context.ts";

/** The restaurants of the user, and what goes to the desk of another one. */
export interface Restaurants {
  restaurants: readonly Restaurant[];
  choose: (id: string) => void;
}

/** Gives the user's restaurants to the components of a desk. */
export const [RestaurantsContext, useRestaurantChoice] = makeContext<
  Restaurants
>("restaurants");
