import type { Client } from "../api/client.ts";
import type { Suggestions } from "./suggestion.ts";

/**
 * How many sets are asked for: three are shown, and one may be what the booking
 * holds already.
 */
const LIMIT = 4;

/**
 * Asks the server for the best tables for a booking.
 *
 * @throws {Error} If there is no answer, or it is a refusal.
 */
export async function readSuggestions(
  client: Client,
  bookingId: string,
  signal: AbortSignal,
): Promise<Suggestions> {
  const { data, error } = await client.functions.invoke<Suggestions>(
    "suggest-tables",
    { body: { bookingId, limit: LIMIT }, signal },
  );
  if (error) throw error;
  if (!data) throw new Error("The server answered without suggestions");
  return data;
}
