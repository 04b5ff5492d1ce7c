import { useMemo, useState } from "react";
import type { Choice, ChoiceActions, Choosing } from "./use_choice.ts";

const NOTHING: Choice = {
  bookingId: null,
  tableId: null,
  purpose: null,
  tableIds: [],
};

/** Keeps the choice of a desk, to be provided by its `ChoiceContext`. */
export function useChoiceState(): Choosing {
  const [choice, setChoice] = useState(NOTHING);
  // The actions stay the same, so that rows and tables need not be redrawn.
  const actions = useMemo((): ChoiceActions => {
    const change = (changes: Partial<Choice>) =>
      setChoice((choice) => ({ ...choice, ...changes }));
    return {
      select: (bookingId) => setChoice({ ...NOTHING, bookingId }),
      selectTable: (tableId) => setChoice({ ...NOTHING, tableId }),
      deselect: (bookingId) =>
        setChoice((choice) =>
          choice.bookingId === bookingId ? NOTHING : choice
        ),
      clear: () => setChoice(NOTHING),
      begin: (purpose) => change({ purpose, tableIds: [] }),
      end: () => change({ purpose: null, tableIds: [] }),
      endFor: (bookingId) =>
        setChoice((choice) =>
          choice.bookingId === bookingId
            ? { ...choice, purpose: null, tableIds: [] }
            : choice
        ),
      toggleTable: (id) =>
        setChoice((choice) => ({
          ...choice,
          tableIds: toggled(choice.tableIds, id),
        })),
      chooseOnly: (id) => change({ tableIds: [id] }),
      clearTables: () => change({ tableIds: [] }),
    };
  }, []);
  return useMemo(() => ({ ...choice, ...actions }), [choice, actions]);
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
