import type { Database } from "./database.ts";
import type { Restaurant } from "./restaurant.ts";

/** Says how long a party of up to that size stays, in every service. */
export async function addTurnTime(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  options: { readonly up_to_party_size: number; readonly minutes: number },
): Promise<void> {
  const row = { restaurant_id: restaurant.id, ...options };
  await sql`insert into turn_times ${sql(row)}`;
}
