import { useMemo } from "react";
import type { Booking } from "../data/booking.ts";
import type { Floor } from "../data/use_floor.ts";
import { bookingsByTable, type TableView, viewTable } from "./table_view.ts";

/**
 * Works out how every table is to be drawn, and how many are free in each zone.
 *
 * @param seating The booking that tables are being chosen for: its window is
 * what counts. Null when there is none.
 * @param moment The moment that counts otherwise.
 */
export function useFloorViews(
  floor: Floor,
  bookings: readonly Booking[],
  seating: Booking | null,
  moment: number,
) {
  const byTable = useMemo(() => bookingsByTable(bookings), [bookings]);
  const startAt = seating?.startAt ?? moment;
  const endAt = seating?.endAt ?? moment + 1;
  return useMemo(() => {
    const views: TableView[] = [];
    const freeTables = new Map<string, number>();
    for (const table of floor.tables.values()) {
      const view = viewTable(table, byTable.get(table.id) ?? [], {
        startAt,
        endAt,
      });
      views.push(view);
      const isFree = Number(view.state === "free");
      const count = freeTables.get(table.zone_id) ?? 0;
      freeTables.set(table.zone_id, count + isFree);
    }
    return { views, freeTables };
  }, [byTable, endAt, floor.tables, startAt]);
}
