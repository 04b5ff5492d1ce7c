import { type ReactNode, useMemo, useState } from "react";
import { ActionsContext } from "../actions/actions.ts";
import { useActionRunner } from "../actions/use_action_runner.ts";
import { ChoiceContext } from "../choice/use_choice.ts";
import { useChoiceState } from "../choice/use_choice_state.ts";
import type { DiningTable } from "../data/dining_table.ts";
import { useFindBooking } from "../data/use_find_booking.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import type { Refused } from "../refusals/way.ts";
import { type Sheet, SheetsContext } from "../sheets/use_sheets.ts";
import { useServerClock } from "../time/server_clock.ts";
import { WordingContext } from "../wording/use_wording.ts";
import { makeWording } from "../wording/wording.ts";

/** Props of {@linkcode DeskContexts}. */
export interface DeskContextsProps {
  restaurant: Restaurant;
  tables: ReadonlyMap<string, DiningTable>;
  /** Called with what no sheet has shown. */
  onRefused: (refused: Refused) => void;
  children: ReactNode;
}

/**
 * Provides what the regions of a desk share: its words, the user's choice, the
 * sheet that is open, and the actions.
 */
export function DeskContexts(props: DeskContextsProps) {
  const { restaurant, tables } = props;
  const findBooking = useFindBooking(restaurant.id);
  const wording = useMemo(
    () => makeWording({ timeZone: restaurant.timezone, tables, findBooking }),
    [
      findBooking,
      restaurant.timezone,
      tables,
    ],
  );
  const clock = useServerClock();
  const choice = useChoiceState();
  const sheets = useSheetState();
  const actions = useActionRunner({
    restaurantId: restaurant.id,
    wording,
    now: () => clock.now(),
    showRefusal: (refusal, action) => props.onRefused({ refusal, action }),
  });
  return (
    <WordingContext value={wording}>
      <ChoiceContext value={choice}>
        <SheetsContext value={sheets}>
          <ActionsContext value={actions}>
            {props.children}
          </ActionsContext>
        </SheetsContext>
      </ChoiceContext>
    </WordingContext>
  );
}

function useSheetState() {
  const [sheet, open] = useState<Sheet | null>(null);
  return useMemo(() => ({ sheet, open, close: () => open(null) }), [sheet]);
}
