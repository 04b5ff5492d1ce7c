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

/** What is known of a date from the last answer. */
export interface ServiceAnswer {
  /** By the server's clock. */
  now: number;
  /** To be sent with the next question; it may change when nothing else does. */
  revision: string;
  /** The same object as was known, if nothing has changed. */
  reading: ServiceReading;
}

/**
 * Reads all of a service date in one call. If nothing has changed since the
 * last answer, the server says only that.
 *
 * @param last The last answer; undefined if there was none.
 * @throws {Error} If there is no answer, or one that makes no sense.
 */
export async function readService(
  client: Client,
  { restaurantId, date }: ServiceQuestion,
  last: ServiceAnswer | undefined,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  const json = rowsOf(
    await client.rpc("read_service", {
      p_restaurant_id: restaurantId,
      ...(date !== null && { p_service_date: date }),
      ...(last !== undefined && { p_known_revision: last.revision }),
    }).abortSignal(signal),
  );
  return answerOf(json, last);
}

/** Reads an answer of `read_service`. */
export function answerOf(
  json: unknown,
  last: ServiceAnswer | undefined,
): ServiceAnswer {
  const fields = new Fields(json);
  const now = fields.moment("now");
  const revision = fields.text("revision");
  const isUnchanged = (json as { unchanged?: boolean }).unchanged === true;
  return {
    now,
    revision,
    reading: isUnchanged && last !== undefined
      ? last.reading
      : keepSame(last?.reading, parseReading(json)),
  };
}
