import postgres from "postgres";
import {
  errorCatalogue,
  type Reason,
} from "../../../supabase/functions/_shared/error_catalogue.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { momentOf } from "./floor.ts";
import type { Changes, StaffRequest } from "./request.ts";
import type { System } from "./system.ts";

/** What of a refusal's details the model foretells, by its reason. */
const FORETOLD: Partial<Record<Reason, readonly string[]>> = {
  TABLE_TAKEN: [
    "tableId",
    "blockingBookingId",
    "blockingStartAt",
    "blockingEndAt",
  ],
  CAPACITY_EXCEEDED: [
    "limit",
    "covers",
    "maxCovers",
    "parties",
    "maxParties",
    "serviceDate",
    "servicePeriodId",
  ],
};

/**
 * Sends a request to the database.
 *
 * @returns The answer or the refusal, still with the ids of the database.
 */
export async function send(
  system: System,
  request: StaffRequest,
): Promise<unknown> {
  try {
    return await call(system, request);
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return refusalOf(error);
  }
}

function call({ sql, names }: System, request: StaffRequest) {
  const bookingId = names.idOf(request.booking);
  const key = request.key === null ? {} : { key: request.key };
  const idsOf = (tables: readonly string[]) =>
    tables.map((name) => names.idOf(name));
  switch (request.kind) {
    case "assign": {
      const { tables, requireAdjacency } = request;
      return assign(sql, bookingId, idsOf(tables), {
        requireAdjacency,
        ...key,
      });
    }
    case "unassign": {
      const { tables } = request;
      const tableIds = tables === null ? {} : { tableIds: idsOf(tables) };
      return unassign(sql, bookingId, { ...tableIds, ...key });
    }
    case "edit":
      return update(sql, bookingId, { ...editOf(request.changes), ...key });
  }
}

function editOf({ start, end, size, ...others }: Changes) {
  return {
    ...others,
    ...(start === undefined ? {} : { startAt: momentOf(start) }),
    ...(end === undefined ? {} : { endAt: momentOf(end) }),
    ...(size === undefined ? {} : { partySize: size }),
  };
}

function refusalOf({ code, detail, message }: postgres.PostgresError) {
  const reasons = Object.keys(errorCatalogue) as Reason[];
  const refused = reasons.find((reason) =>
    code.startsWith("TA") && errorCatalogue[reason].sqlstates.includes(code)
  );
  // Anything but a refusal is a failure, which the model never foretells.
  if (refused === undefined) return { failed: code, message };
  const details: Record<string, unknown> = JSON.parse(detail ?? "{}");
  const foretold = FORETOLD[refused];
  if (!foretold) return { refused };
  return {
    refused,
    details: Object.fromEntries(foretold.map((key) => [key, details[key]])),
  };
}
