import type { Client } from "../api/client.ts";
import { rowsOf } from "./rows.ts";

/** A booking or a block as an event recorded it; null for what was not there. */
export interface BookingState {
  status: string | null;
  partySize: number | null;
  startAt: string | null;
  endAt: string | null;
  tableIds: string[] | null;
}

/** A row of the audit trail, with the name of the guest. */
export interface AssignmentEvent {
  id: string;
  /** Null for a block, which has no booking. */
  booking_id: string | null;
  action: string;
  /** Null for what no user did. */
  actor_id: string | null;
  created_at: string;
  before: BookingState;
  after: BookingState;
  guestName: string;
}

/** How many events are read: the latest. */
export const EVENTS_READ = 40;

/** What happens to bookings and tables; the set-up is not of the evening. */
const OF_THE_EVENING = [
  "assigned",
  "reassigned",
  "released",
  "edited",
  "erased",
  "created",
  "checked_in",
  "left",
  "no_show",
  "deleted",
  "blocked",
  "unblocked",
] as const;

/** Reads the latest events of a restaurant's evenings, the newest first. */
export async function readEvents(
  client: Client,
  restaurantId: string,
  signal: AbortSignal,
): Promise<AssignmentEvent[]> {
  const events = rowsOf(
    await client.from("assignment_events")
      .select("id, booking_id, action, actor_id, created_at, before, after")
      .eq("restaurant_id", restaurantId)
      .in("action", OF_THE_EVENING)
      .order("id", { ascending: false }).limit(EVENTS_READ)
      .abortSignal(signal)
      .overrideTypes<Pick<AssignmentEvent, "before" | "after">[]>(),
  );
  const ids = [...new Set(events.flatMap((event) => event.booking_id ?? []))];
  const bookings = rowsOf(
    await client.from("bookings").select("id, guest_name").in("id", ids)
      .abortSignal(signal),
  );
  // The audit trail holds no guest data.
  const names = new Map(bookings.map(({ id, guest_name }) => [id, guest_name]));
  return events.map((event) => ({
    ...event,
    guestName: event.booking_id === null
      ? "Nobody"
      : names.get(event.booking_id) || "A booking",
  }));
}
