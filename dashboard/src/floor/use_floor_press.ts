import { useActions } from "../actions/actions.ts";
import { reserve } from "../actions/seating_drafts.ts";
import { useChoice } from "../choice/use_choice.ts";
import { type Booking, needsTable } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useLatest } from "../parts/use_latest.ts";
import { isFree } from "./table_role.ts";
import type { TableView } from "./use_table_views.ts";

/**
 * What a tap on the floor means: a table for what is being chosen; the party
 * that has it; or a table that nobody has. With a party without tables selected,
 * a tap on a free table begins to choose.
 *
 * @param selected The selected booking; null when there is none.
 */
export function useFloorPress(
  selected: Booking | null,
  views: readonly TableView[],
) {
  const choice = useChoice();
  const { run } = useActions();
  const { restaurant } = useReading();
  const mayAct = useMayAct();

  const press = (tableId: string) => {
    const state = views.find(({ table }) => table.id === tableId)?.state;
    if (state === undefined) return;
    if (choice.purpose === "swap") return choice.chooseOnly(tableId);
    if (choice.purpose !== null) return choice.toggleTable(tableId);
    const isNobodys = state.party === null || isFree(state.kind);
    if (!isNobodys && state.party !== null) {
      return choice.select(state.party.id);
    }
    if (selected !== null && needsTable(selected) && mayAct) {
      choice.begin("reserve");
      return choice.toggleTable(tableId);
    }
    choice.selectTable(tableId);
  };
  const move = (fromId: string, toId: string) => {
    const state = views.find(({ table }) => table.id === fromId)?.state;
    const booking = state?.party;
    if (!booking || !mayAct || state.kind === "left") return;
    const others = booking.tableIds.filter((id) => id !== fromId);
    const tableIds = [...new Set([...others, toId])];
    void run(reserve(booking, restaurant.id, { tableIds }));
  };
  const escape = () => {
    if (choice.tableIds.length > 0) choice.clearTables();
    else if (choice.purpose !== null) choice.end();
    else choice.clear();
  };
  return {
    press: useLatest(press),
    move: useLatest(move),
    escape: useLatest(escape),
  };
}
