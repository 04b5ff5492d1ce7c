import {
  addBooking,
  readSeating,
  type Seating,
} from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { type AuditEvent, readChanges } from "../../support/event.ts";
import { at } from "../../support/moment.ts";
import type { Capacity } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

/** The window of both bookings. */
export const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

/** An evening with one party of four seated and one that waits. */
export interface Evening {
  /** The booking that is seated at T1 and T2. */
  readonly seated: string;
  /** The booking without tables. */
  readonly waiting: string;
  /** T3, which is free. */
  readonly free: readonly [string];
}

/**
 * Adds both parties. A limit of 7 covers, once it is there, has no room for the
 * second.
 *
 * @param maxCovers The limit to add first; none by default.
 */
export async function addEvening(
  { sql, restaurant, tables: { T1, T2, T3 } }: Scene,
  maxCovers?: number,
): Promise<Evening> {
  if (maxCovers !== undefined) {
    await addCapacityRule(sql, restaurant, { max_covers: maxCovers });
  }
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1, T2],
    WINDOW,
  );
  const waiting = await addBooking(sql, restaurant, WINDOW);
  return { seated: bookingId, waiting, free: [T3] };
}

/** Tests that start from an evening, with a limit if one is given. */
export function evening<Count extends number = 0>(
  { maxCovers, ...options }: {
    readonly maxCovers?: number;
    readonly clients?: Count;
    readonly sessions?: number;
  } = {},
) {
  const arrange = (scene: Scene) => addEvening(scene, maxCovers);
  return scene.with({ ...options, arrange });
}

/** The capacity of an answer for which nothing was counted. */
export function uncounted(state: Capacity["state"]): Capacity {
  return {
    state,
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
    coversWithoutTable: null,
  };
}

/** The capacity of an answer about both parties. */
export function countedBoth(maxCovers: number): Capacity {
  return {
    state: "enforced",
    covers: 8,
    maxCovers,
    parties: 2,
    maxParties: null,
    coversWithoutTable: 0,
  };
}

/** Both bookings with their events, where a dump would fail on the rules. */
export function readBookings(
  sql: Database,
  { seated, waiting }: Pick<Evening, "seated" | "waiting">,
): Promise<[Seating, AuditEvent[]][]> {
  return Promise.all([seated, waiting].map(async (id) => [
    await readSeating(sql, id),
    await readChanges(sql, id),
  ]));
}
