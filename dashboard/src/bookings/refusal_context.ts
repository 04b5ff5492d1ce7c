import { createContext, useContext } from "react";
import type { RefusalContext } from "./refusal_text.ts";

/** Gives every component what is needed to explain a refusal. */
export const RefusalWords = createContext<RefusalContext>({
  timeZone: "UTC",
  nameOfBooking: () => "another booking",
});

/** What is needed to explain a refusal. */
export function useRefusalContext(): RefusalContext {
  return useContext(RefusalWords);
}
