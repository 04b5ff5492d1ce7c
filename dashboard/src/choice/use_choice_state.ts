import { useMemo, useState } from "react";
import { useLatest } from "../parts/use_latest.ts";
import type { Choice, ChoiceActions, Choosing } from "./use_choice.ts";

const NOTHING: Choice = {
  bookingId: null,
  tableIds: [],
  requireAdjacency: false,
  isMoving: false,
};

/**
 * Keeps the choice of a desk, to be provided by its `ChoiceContext`.
 *
 * @param onSelect Called with the id of every booking that is selected.
 */
export function useChoiceState(
  onSelect: (bookingId: string) => void,
): Choosing {
  const [choice, setChoice] = useState(NOTHING);
  const announce = useLatest(onSelect);
  // The actions stay the same, so that rows and tables need not be redrawn.
  const actions = useMemo((): ChoiceActions => {
    const change = (changes: Partial<Choice>) =>
      setChoice((choice) => ({ ...choice, ...changes }));
    return {
      select(bookingId) {
        announce(bookingId);
        setChoice({ ...NOTHING, bookingId });
      },
      deselect: (bookingId) =>
        setChoice((choice) =>
          choice.bookingId === bookingId ? NOTHING : choice
        ),
      toggleTable: (id) =>
        setChoice((choice) => ({
          ...choice,
          tableIds: toggled(choice.tableIds, id),
        })),
      clearTables: () => change({ tableIds: [] }),
      setAdjacency: (requireAdjacency) => change({ requireAdjacency }),
      startMoving: () => change({ isMoving: true }),
    };
  }, [announce]);
  return useMemo(() => ({ ...choice, ...actions }), [choice, actions]);
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
