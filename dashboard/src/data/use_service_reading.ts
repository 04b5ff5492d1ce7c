import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useClient } from "../api/client.ts";
import { useServerClock } from "../time/server_clock.ts";
import {
  readService,
  type ServiceAnswer,
  type ServiceQuestion,
} from "./read_service.ts";
import type { ServiceReading } from "./service_reading.ts";

/** How long it takes at most until another user's change is read. */
const REFRESH_MS = 3_000;

/**
 * Reads a service date again and again. The data stays the same object for as
 * long as nothing has changed, so that nothing is drawn again. Every answer sets
 * the server's clock.
 */
export function useServiceReading({ restaurantId, date }: ServiceQuestion) {
  const client = useClient();
  const clock = useServerClock();
  const answers = useRef(new Map<string | null, ServiceAnswer>());
  return useQuery({
    queryKey: ["service", restaurantId, date],
    refetchInterval: REFRESH_MS,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<ServiceReading> => {
      const question = { restaurantId, date };
      const last = answers.current.get(date);
      const answer = await readService(client, question, last, signal);
      answers.current.set(date, answer);
      clock.set(answer.now);
      return answer.reading;
    },
  });
}
