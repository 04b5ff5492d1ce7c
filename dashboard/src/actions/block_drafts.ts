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

/** Blocks tables. Refused while a party is promised one of them then. */
export function block(restaurantId: string, request: BlockRequest): Draft {
  return { ...blocking(restaurantId, request), kind: "block" };
}

/**
 * Closes a zone: parties that do not sit lose their tables, and where people sit
 * the block begins when they leave.
 *
 * @param displaced Who is expected to lose tables.
 */
export function closeZone(
  restaurantId: string,
  request: BlockRequest & { zoneName: string },
  displaced: readonly Booking[],
): Draft {
  const draft = blocking(restaurantId, request, true);
  const changes = displaced.map((booking) =>
    changeOf(booking, { status: "pending", tableIds: [] })
  );
  return {
    ...draft,
    kind: "close zone",
    label: request.zoneName,
    steps: draft.steps.map((step) => ({
      ...step,
      changes: [...step.changes, ...changes],
    })),
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

function blocking(
  restaurantId: string,
  { tableIds: ids, reason, startAt, endAt }: BlockRequest,
  displace = false,
): Omit<Draft, "kind"> {
  const tableIds = [...ids].sort();
  return {
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
      changes: [{
        type: "block",
        before: null,
        after: { assignmentId: UNKNOWN_ID, tableIds, startAt, endAt, reason },
      }],
    }],
  };
}
