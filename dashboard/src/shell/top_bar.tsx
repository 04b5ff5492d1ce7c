import { actionText } from "../actions/action_text.ts";
import { useActions } from "../actions/actions.ts";
import { forgetActionsOf } from "../actions/pending_actions.ts";
import { useClient } from "../api/client.ts";
import { useSignedIn } from "../api/signed_in.ts";
import type { Restaurant } from "../data/use_restaurants.ts";
import { useMoment } from "../time/use_moment.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { Freshness } from "./freshness.tsx";

/** Props of {@linkcode TopBar}. */
export interface TopBarProps {
  restaurant: Restaurant;
  restaurants: readonly Restaurant[];
  /** When the bookings were last read; 0 if they never were. */
  updatedAt: number;
  /** Whether the last read failed. */
  isFailing: boolean;
  onRestaurant: (id: string) => void;
}

/** The restaurant, the time there, how old the data is, undo and sign out. */
export function TopBar(props: TopBarProps) {
  const { restaurant, restaurants } = props;
  const { now } = useMoment();
  const client = useClient();
  const { userId } = useSignedIn();
  const signOut = () => {
    forgetActionsOf(userId);
    void client.auth.signOut({ scope: "local" });
  };
  return (
    <header className="top-bar">
      {restaurants.length > 1
        ? (
          <select
            aria-label="Restaurant"
            value={restaurant.id}
            onChange={(event) => props.onRestaurant(event.target.value)}
          >
            {restaurants.map(({ id, name }) => (
              <option key={id} value={id}>{name}</option>
            ))}
          </select>
        )
        : <h1>{restaurant.name}</h1>}
      <span className="local-time">
        <strong>{timeOfDay(now, restaurant.timezone)}</strong>{" "}
        {restaurant.timezone.replaceAll("_", " ")}
      </span>
      <Freshness updatedAt={props.updatedAt} isFailing={props.isFailing} />
      <UndoButton />
      <button
        type="button"
        className="button is-quiet"
        onClick={signOut}
      >
        Sign out
      </button>
    </header>
  );
}

function UndoButton() {
  const { undoable, running, undo } = useActions();
  const wording = useWording();
  return (
    <button
      type="button"
      className="button"
      disabled={undoable === null}
      aria-disabled={running !== null}
      title={undoable === null
        ? undefined
        : actionText(undoable, wording).title}
      onClick={undo}
    >
      Undo
    </button>
  );
}
