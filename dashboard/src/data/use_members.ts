import { useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import type { Database } from "../../../supabase/functions/_shared/database.types.ts";
import { allRowsOf } from "./all_rows.ts";

/** What a user may do at a restaurant. */
export type Role = Database["public"]["Enums"]["restaurant_role"];

/** Reads the roles of a restaurant's members, by user id. */
export function useMembers(restaurantId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["members", restaurantId],
    staleTime: 300_000,
    queryFn: async ({ signal }): Promise<Map<string, Role>> => {
      const rows = await allRowsOf((first, last) =>
        client.from("restaurant_members").select("user_id, role")
          .eq("restaurant_id", restaurantId).order("user_id")
          .range(first, last).abortSignal(signal)
      );
      return new Map(rows.map(({ user_id, role }) => [user_id, role]));
    },
  });
}
