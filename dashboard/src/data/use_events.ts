import { useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { readEvents } from "./read_events.ts";

const REFRESH_MS = 4_000;

/** Reads the latest events of a restaurant, the newest first. */
export function useEvents(restaurantId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ["events", restaurantId],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readEvents(client, restaurantId, signal),
  });
}
