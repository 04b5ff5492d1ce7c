import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { during } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

/** The tables of such a service. */
export const TABLES = { taken: 4, free: 4, spare: 4 };

type Tables = Scene<keyof typeof TABLES>;

/** Seats as many guests as the service may have, and adds another booking. */
export async function fillService(
  { sql, restaurant, tables: { taken } }: Tables,
) {
  const evening = during("18:00", "19:30");
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const seated = await addSeatedBooking(sql, restaurant, [taken], evening);
  const waiting = await addBooking(sql, restaurant, evening);
  return { seated: seated.bookingId, waiting };
}

/** A scene with a service that has as many guests as it may have. */
export type FullService = Tables & Awaited<ReturnType<typeof fillService>>;

/** Tests that start with a full service, in one session. */
export const fullService = scene.with({
  tables: TABLES,
  sessions: 1,
  arrange: fillService,
});
