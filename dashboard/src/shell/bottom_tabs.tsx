import { groupOf } from "../bookings/groups.ts";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import { useMayAct } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import type { Pane } from "./desk_panes.tsx";

/** Props of {@linkcode BottomTabs}. */
export interface BottomTabsProps {
  pane: Pane;
  onPane: (pane: Pane) => void;
  bookings: readonly Booking[];
}

/** What a phone shows, and what begins something there. */
export function BottomTabs({ pane, onPane, bookings }: BottomTabsProps) {
  const { open } = useSheets();
  const { clear } = useChoice();
  const mayAct = useMayAct();
  const waiting = bookings.filter((booking) => groupOf(booking) === "wait");
  const show = (pane: Pane) => {
    clear();
    onPane(pane);
  };
  const tab = (text: string, target: Pane, isPressed: boolean) => (
    <button
      type="button"
      className="button is-tab"
      aria-pressed={isPressed}
      onClick={() => show(target)}
    >
      {text}
    </button>
  );
  return (
    <nav className="bottom-tabs" aria-label="Desk">
      {tab(
        "Parties",
        "due",
        pane === "due" || pane === "in" || pane === "done",
      )}
      {tab("Floor", "floor", pane === "floor")}
      {mayAct && (
        <button
          type="button"
          className="button is-primary"
          onClick={() => open({ kind: "walk-in" })}
        >
          Walk-in
        </button>
      )}
      {tab(`Waiting ${waiting.length}`, "wait", pane === "wait")}
      <button
        type="button"
        className="button is-tab"
        onClick={() => open({ kind: "more" })}
      >
        More
      </button>
    </nav>
  );
}
