import { useMemo } from "react";
import { type Booking, holdsTables } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import type { ReadBlock, ServiceReading } from "../data/service_reading.ts";
import { useReading } from "../data/use_reading.ts";
import { useLook } from "../time/use_look.ts";
import { useFreshness } from "../time/use_now.ts";
import { plannedState } from "./planned_state.ts";
import { type TableFacts, type TableState, tableState } from "./table_state.ts";

/** A table and what it is about. */
export interface TableView {
  table: DiningTable;
  state: TableState;
}

/** Works out what every table is about, in the order of the labels. */
export function useTableViews(): TableView[] {
  const reading = useReading();
  const { at, isNow } = useLook();
  const isStale = useFreshness() === "stale";
  const { tables, bookings, blocks } = reading;
  const facts = useMemo(() => factsOf({ tables, bookings, blocks }), [
    blocks,
    bookings,
    tables,
  ]);
  return useMemo(() => {
    const stateOf = isNow ? tableState : plannedState;
    return facts.map((one) => {
      const state = stateOf(one, at);
      return {
        table: one.table,
        state: isStale ? { ...state, kind: "unknown" as const } : state,
      };
    });
  }, [at, facts, isNow, isStale]);
}

/** What is known about each table, in the order of the labels. */
export function factsOf(
  { tables, bookings, blocks }: Pick<
    ServiceReading,
    "tables" | "bookings" | "blocks"
  >,
): TableFacts[] {
  const byTable = new Map<string, { bookings: Booking[]; blocks: ReadBlock[] }>(
    [...tables.keys()].map((id) => [id, { bookings: [], blocks: [] }]),
  );
  const byStart = [...bookings].sort((a, b) => a.startAt - b.startAt);
  for (const booking of byStart) {
    const ids = holdsTables(booking)
      ? booking.tableIds
      : booking.formerTableIds ?? [];
    for (const id of ids) byTable.get(id)?.bookings.push(booking);
  }
  for (const block of [...blocks].sort((a, b) => a.startAt - b.startAt)) {
    for (const id of block.tableIds) byTable.get(id)?.blocks.push(block);
  }
  return [...tables.values()]
    .sort((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }))
    .map((table) => ({
      table,
      bookings: byTable.get(table.id)?.bookings ?? [],
      blocks: byTable.get(table.id)?.blocks ?? [],
    }));
}
