/**
 * Tables that are given to no party for a while.
 *
 * @module
 */
import type { Booking } from "../data/booking.ts";
import type { ReadBlock } from "../data/service_reading.ts";
import { changeOf, UNKNOWN_ID } from "./change.ts";
import type { Draft } from "./draft.ts";

/** What is blocked, why, and for how long. Moments are epoch milliseconds. */
export interface BlockRequest {
  tableIds: readonly string[];
  reason: string;
  startAt: number;
  endAt: number;
}

/**
 * Blocks tables. Refused while a party is promised one of them then, unless
 * parties are named.
 *
 * @param displaced Who loses tables for it. Parties that sit stay, and there the
 * block begins when they leave.
 */
export function block(
  restaurantId: string,
  { tableIds: ids, reason, startAt, endAt }: BlockRequest,
  displaced?: readonly Booking[],
): Draft {
  const tableIds = [...ids].sort();
  const displace = displaced !== undefined;
  return {
    kind: "block",
    bookingIds: [],
    tableIds,
    intent: JSON.stringify(["block", tableIds, reason, endAt, displace]),
    steps: [{
      request: {
        endpoint: "block-tables",
        body: {
          restaurantId,
          tableIds,
          startAt: new Date(startAt).toISOString(),
          endAt: new Date(endAt).toISOString(),
          reason,
          ...(displace && { displace }),
        },
      },
      changes: [
        {
          type: "block",
          before: null,
          after: { assignmentId: UNKNOWN_ID, tableIds, startAt, endAt, reason },
        },
        ...(displaced ?? []).map((booking) =>
          changeOf(booking, { status: "pending", tableIds: [] })
        ),
      ],
    }],
  };
}

/**
 * Closes a zone: parties that do not sit lose their tables.
 *
 * @param displaced Who is expected to lose tables.
 */
export function closeZone(
  restaurantId: string,
  request: BlockRequest & { zoneName: string },
  displaced: readonly Booking[],
): Draft {
  return {
    ...block(restaurantId, request, displaced),
    kind: "close zone",
    label: request.zoneName,
  };
}

/** Takes a block back, also the parts of it that wait for people to leave. */
export function unblock(block: ReadBlock): Draft {
  const { assignmentId, tableIds, startAt, endAt, reason } = block;
  return {
    kind: "unblock",
    bookingIds: [],
    tableIds,
    steps: [{
      request: { endpoint: "unblock-tables", body: { assignmentId } },
      changes: [{
        type: "block",
        before: { assignmentId, tableIds, startAt, endAt, reason },
        after: null,
      }],
    }],
  };
}
