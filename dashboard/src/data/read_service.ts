import type { Client } from "../api/client.ts";
import { Fields } from "./fields.ts";
import { keepSame } from "./keep_same.ts";
import { parseReading } from "./parse_reading.ts";
import { rowsOf } from "./rows.ts";
import type { ServiceReading } from "./service_reading.ts";

/** Which service date is read. */
export interface ServiceQuestion {
  restaurantId: string;
  /** Null: the present one. */
  date: string | null;
}

/** What came of a question. */
export interface ServiceAnswer {
  /** By the server's clock. */
  now: number;
  /** The same object as was known, if nothing has changed. */
  reading: ServiceReading;
}

/**
 * Reads all of a service date in one call. If nothing has changed since the
 * reading that is known, the server says only that.
 *
 * @throws {Error} If there is no answer, or one that makes no sense.
 */
export async function readService(
  client: Client,
  { restaurantId, date }: ServiceQuestion,
  known: ServiceReading | undefined,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  const json = rowsOf<unknown>(
    await client.rpc("read_service" as never, {
      p_restaurant_id: restaurantId,
      p_service_date: date,
      p_known_revision: known?.revision ?? null,
    } as never).abortSignal(signal),
  );
  return answerOf(json, known);
}

/** Reads an answer of `read_service`. */
export function answerOf(
  json: unknown,
  known: ServiceReading | undefined,
): ServiceAnswer {
  const fields = new Fields(json);
  const now = fields.moment("now");
  const isUnchanged = (json as { unchanged?: boolean }).unchanged === true;
  if (isUnchanged && known !== undefined) return { now, reading: known };
  return { now, reading: keepSame(known, parseReading(json)) };
}
