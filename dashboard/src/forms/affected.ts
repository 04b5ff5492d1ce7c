import type { Booking } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import type { ReadBlock } from "../data/service_reading.ts";
import { counted } from "../wording/counted.ts";

/** The parties that a block concerns. */
export interface Affected {
  /** They do not sit, and lose their tables. */
  losing: Booking[];
  /** They sit there; the block begins when they leave. */
  sitting: Booking[];
}

/** The parties that hold one of the tables at some time of a block. */
export function affectedBy(
  bookings: readonly Booking[],
  tableIds: readonly string[],
  { startAt, endAt }: { startAt: number; endAt: number },
): Affected {
  const there = bookings.filter((booking) =>
    booking.tableIds.some((id) => tableIds.includes(id))
  );
  return {
    losing: there.filter((booking) =>
      booking.status === "confirmed" && booking.startAt < endAt &&
      booking.endAt > startAt
    ),
    sitting: there.filter(({ status }) => status === "checked_in"),
  };
}

/** The ids of the tables of a zone. */
export function tablesOfZone(
  tables: Iterable<Pick<DiningTable, "id" | "zoneId">>,
  zoneId: string,
): string[] {
  return [...tables].filter((table) => table.zoneId === zoneId)
    .map(({ id }) => id);
}

/**
 * The tables that are not blocked at some time of a block: no table is blocked
 * twice, and one that wobbles stays blocked for that when its zone is closed.
 */
export function notBlocked(
  tableIds: readonly string[],
  blocks: readonly Pick<ReadBlock, "tableIds" | "startAt" | "endAt">[],
  { startAt, endAt }: { startAt: number; endAt: number },
): string[] {
  const taken = blocks.filter((block) =>
    block.startAt < endAt && block.endAt > startAt
  ).flatMap((block) => block.tableIds);
  return tableIds.filter((id) => !taken.includes(id));
}

/** As in "5 parties lose their tables, 3 still sit there". */
export function affectedText({ losing, sitting }: Affected): string {
  const lose = losing.length === 1 ? "loses its table" : "lose their tables";
  const sit = sitting.length === 1 ? "sits" : "sit";
  const parts = [
    losing.length > 0 &&
    `${counted(losing.length, "party", "parties")} ${lose}`,
    sitting.length > 0 &&
    (losing.length > 0
      ? `${sitting.length} still ${sit} there`
      : `${counted(sitting.length, "party", "parties")} still ${sit} there`),
  ].filter(Boolean);
  return parts.join(", ") || "Nobody has a table there";
}
