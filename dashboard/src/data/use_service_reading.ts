import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { useServerClock } from "../time/server_clock.ts";
import { readService, type ServiceQuestion } from "./read_service.ts";
import type { ServiceReading } from "./service_reading.ts";

/** How long it takes at most until another user's change is read. */
const REFRESH_MS = 3_000;

/**
 * Reads a service date again and again. The data stays the same object for as
 * long as nothing has changed, so that nothing is drawn again. Every answer sets
 * the server's clock.
 */
export function useServiceReading(question: ServiceQuestion) {
  const client = useClient();
  const queries = useQueryClient();
  const clock = useServerClock();
  const queryKey = serviceKey(question);
  return useQuery({
    queryKey,
    refetchInterval: REFRESH_MS,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<ServiceReading> => {
      const known = queries.getQueryData<ServiceReading>(queryKey);
      const { now, reading } = await readService(
        client,
        question,
        known,
        signal,
      );
      clock.set(now);
      return reading;
    },
  });
}

function serviceKey({ restaurantId, date }: ServiceQuestion) {
  return ["service", restaurantId, date];
}
