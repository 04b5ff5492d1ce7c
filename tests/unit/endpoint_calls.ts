import { serveEndpoint } from "../../supabase/functions/_shared/endpoint.ts";
import { assignTables } from "../../supabase/functions/assign-tables/endpoint.ts";
import { type Called, withCapturedLog } from "./captured_log.ts";
import { type FakeApi, SECRET_KEY } from "./fake_api.ts";

export const BOOKING_ID = "b0000000-0000-4000-8000-000000000001";
export const TABLE_ID = "7a000000-0000-4000-8000-000000000001";
export const RESTAURANT_ID = "4e000000-0000-4000-8000-000000000001";

/** A body that the endpoint accepts. */
export const validBody = { bookingId: BOOKING_ID, tableIds: [TABLE_ID] };

/** What the RPC gives back for {@linkcode validBody}. */
export const assigned = {
  restaurantId: RESTAURANT_ID,
  replayed: false,
  assignmentId: "a5000000-0000-4000-8000-000000000001",
  bookingId: BOOKING_ID,
  tableIds: [TABLE_ID],
  startAt: "2026-11-23T18:00:00+00:00",
  endAt: "2026-11-23T19:30:00+00:00",
  capacity: {
    state: "enforced",
    covers: 4,
    maxCovers: 40,
    parties: 1,
    maxParties: null,
  },
};

/** A request to assign-tables that only wants what is given. */
export function assignRequest(
  { headers, ...init }: RequestInit = {},
): Request {
  return new Request("http://localhost/assign-tables", {
    method: "POST",
    body: JSON.stringify(validBody),
    headers: {
      "content-type": "application/json",
      apikey: SECRET_KEY,
      ...Object.fromEntries(new Headers(headers)),
    },
    ...init,
  });
}

/** Sends a request through the whole of assign-tables. */
export function callAssign(
  api: FakeApi,
  request = assignRequest(),
): Promise<Called> {
  return withCapturedLog(() =>
    serveEndpoint(assignTables, api.platform)(request)
  );
}
