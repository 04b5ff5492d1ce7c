import { type ReactNode, useMemo, useState } from "react";
import { ActionsContext } from "../actions/actions.ts";
import { useActionRunner } from "../actions/use_action_runner.ts";
import { ChoiceContext } from "../choice/use_choice.ts";
import { useChoiceState } from "../choice/use_choice_state.ts";
import { useFindBooking } from "../data/use_bookings.ts";
import type { Floor } from "../data/use_floor.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { RefusalNotice, type Refused } from "../refusals/refusal_notice.tsx";
import type { Service } from "../time/services.ts";
import { MomentContext } from "../time/use_moment.ts";
import { useMomentState } from "../time/use_moment_state.ts";
import { WordingContext } from "../wording/use_wording.ts";
import { makeWording } from "../wording/wording.ts";

/** Props of {@linkcode DeskContexts}. */
export interface DeskContextsProps {
  restaurant: Restaurant;
  floor: Floor;
  service: Service;
  /** When the first booking of the service starts; undefined without one. */
  firstStart: number | undefined;
  children: ReactNode;
}

/**
 * Provides what the regions of a desk share: its words, the moment that is
 * shown, the user's choice, and the actions. Over the desk it shows the last
 * refusal.
 */
export function DeskContexts(props: DeskContextsProps) {
  const { restaurant, floor, service } = props;
  const findBooking = useFindBooking(restaurant.id);
  const wording = useMemo(() =>
    makeWording({
      timeZone: restaurant.timezone,
      tables: floor.tables,
      findBooking,
    }), [findBooking, floor.tables, restaurant.timezone]);
  const moment = useMomentState(service, props.firstStart);
  const choice = useChoiceState((bookingId) => {
    const booking = findBooking(bookingId);
    if (booking !== undefined) moment.setMoment(booking.startAt);
  });
  const [refused, setRefused] = useState<Refused | null>(null);
  const actions = useActionRunner({
    restaurantId: restaurant.id,
    wording,
    showRefusal: (refusal, action) => setRefused({ refusal, action }),
  });
  return (
    <WordingContext value={wording}>
      <MomentContext value={moment}>
        <ChoiceContext value={choice}>
          <ActionsContext value={actions}>
            {props.children}
            {refused !== null && (
              <RefusalNotice
                key={refused.action.key}
                refused={refused}
                findBooking={findBooking}
                onClose={() => setRefused(null)}
              />
            )}
          </ActionsContext>
        </ChoiceContext>
      </MomentContext>
    </WordingContext>
  );
}
