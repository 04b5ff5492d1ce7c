import { useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { rowsOf } from "./rows.ts";

/** A restaurant that the user works for. */
export interface Restaurant {
  id: string;
  name: string;
  timezone: string;
}

/** The restaurants of the signed-in user, by name. */
export function useRestaurants() {
  const client = useClient();
  return useQuery({
    queryKey: ["restaurants"],
    staleTime: 300_000,
    queryFn: async ({ signal }): Promise<Restaurant[]> =>
      rowsOf(
        await client.from("restaurants").select("id, name, timezone")
          .order("name").abortSignal(signal),
      ),
  });
}
