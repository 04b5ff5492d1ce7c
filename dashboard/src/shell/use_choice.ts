import { useCallback, useState } from "react";

/** The booking and the tables that the user has picked. */
export interface Choice {
  bookingId: string | null;
  tableIds: readonly string[];
  requireAdjacency: boolean;
  /** Whether the booking has tables and shall get others. */
  isMoving: boolean;
}

const NOTHING: Choice = {
  bookingId: null,
  tableIds: [],
  requireAdjacency: false,
  isMoving: false,
};

/** Keeps what the user has picked. */
export function useChoice() {
  const [choice, setChoice] = useState(NOTHING);
  const select = useCallback((bookingId: string | null) => {
    setChoice({ ...NOTHING, bookingId });
  }, []);
  /** Leaves alone what the user has selected meanwhile. */
  const deselect = useCallback((bookingId: string) => {
    setChoice((choice) => choice.bookingId === bookingId ? NOTHING : choice);
  }, []);
  const toggle = useCallback((tableId: string) => {
    setChoice((choice) => ({
      ...choice,
      tableIds: choice.tableIds.includes(tableId)
        ? choice.tableIds.filter((id) => id !== tableId)
        : [...choice.tableIds, tableId],
    }));
  }, []);
  const clearTables = useCallback(() => {
    setChoice((choice) => ({ ...choice, tableIds: [] }));
  }, []);
  const setAdjacency = useCallback((requireAdjacency: boolean) => {
    setChoice((choice) => ({ ...choice, requireAdjacency }));
  }, []);
  const startMoving = useCallback(() => {
    setChoice((choice) => ({ ...choice, isMoving: true }));
  }, []);
  return {
    choice,
    select,
    deselect,
    toggle,
    clearTables,
    setAdjacency,
    startMoving,
  };
}
