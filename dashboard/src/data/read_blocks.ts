import type { Client } from "../api/client.ts";
import { allRowsOf } from "./all_rows.ts";

/** Tables that are given to nobody for a while. */
export interface Block {
  tableIds: string[];
  /** In epoch milliseconds, like the end, which does not belong to it. */
  startAt: number;
  endAt: number;
}

/** Reads the blocks of a restaurant that overlap a window. */
export async function readBlocks(
  client: Client,
  restaurantId: string,
  { startAt, endAt }: Pick<Block, "startAt" | "endAt">,
  signal: AbortSignal,
): Promise<Block[]> {
  const window = `[${iso(startAt)},${iso(endAt)})`;
  const rows = await allRowsOf((first, last) =>
    client.from("table_assignments")
      .select("id, during, assigned_tables (table_id)")
      .eq("restaurant_id", restaurantId)
      .is("booking_id", null)
      .overlaps("during", window)
      .order("id").range(first, last).abortSignal(signal)
  );
  return rows.map(({ during, assigned_tables }) => ({
    ...windowOf(String(during)),
    tableIds: assigned_tables.map(({ table_id }) => table_id),
  }));
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

/**
 * Reads a range as PostgreSQL writes it, as in
 * `["2026-11-27 18:00:00+00","2026-11-27 20:00:00+00")`.
 *
 * @throws {Error} If it is no range with a start and an end.
 */
export function windowOf(range: string): Pick<Block, "startAt" | "endAt"> {
  const [startAt = NaN, endAt = NaN] = range.slice(1, -1).split(",").map(
    (bound) => {
      const text = bound.replaceAll('"', "").replace(" ", "T");
      // ECMAScript wants minutes in an offset; PostgreSQL leaves out :00.
      return Date.parse(text.replace(/([+-]\d\d)$/, "$1:00"));
    },
  );
  if (Number.isNaN(startAt) || Number.isNaN(endAt)) {
    throw new Error(`Cannot read the window ${range}`);
  }
  return { startAt, endAt };
}
