import { makeContext } from "../parts/make_context.ts";
import type { ServiceReading } from "./service_reading.ts";

/** Gives the reading of the date that is shown to every component of a desk. */
export const [ReadingContext, useReading] = makeContext<ServiceReading>(
  "reading",
);

/** Whether the user may change anything. */
export function useMayAct(): boolean {
  return useReading().role !== "viewer";
}
