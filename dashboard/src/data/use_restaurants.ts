import { useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { allRowsOf } from "./all_rows.ts";

/** A restaurant that the user works for. */
export interface Restaurant {
  id: string;
  name: string;
  /** An IANA name. */
  timezone: string;
}

/** Reads the restaurants of the signed-in user, in the order of their names. */
export function useRestaurants() {
  const client = useClient();
  return useQuery({
    queryKey: ["restaurants"],
    staleTime: 300_000,
    queryFn: ({ signal }): Promise<Restaurant[]> =>
      allRowsOf((first, last) =>
        client.from("restaurants").select("id, name, timezone")
          .order("name").order("id").range(first, last).abortSignal(signal)
      ),
  });
}
