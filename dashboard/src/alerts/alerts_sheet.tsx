import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import { leave, noShow, plusQuarter } from "../actions/drafts.ts";
import { leaveAndSeat } from "../actions/seating_drafts.ts";
import { useChoice } from "../choice/use_choice.ts";
import { nameOf } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { useNow } from "../time/use_now.ts";
import { useWording } from "../wording/use_wording.ts";
import { type Alert, alertsOf } from "./alerts_of.ts";

/** What needs doing now, with the buttons that do it. */
export default function AlertsSheet({ onClose }: { onClose: () => void }) {
  const reading = useReading();
  const { timeZone } = useWording();
  const alerts = alertsOf(reading, useNow(), timeZone);
  return (
    <Sheet
      title="Alerts"
      description={alerts.length === 0
        ? "Nothing needs doing."
        : "The most urgent first."}
      onClose={onClose}
    >
      <ul className="alerts">
        {alerts.map((alert) => (
          <AlertRow
            key={`${alert.kind} ${alert.booking.id}`}
            alert={alert}
            onClose={onClose}
          />
        ))}
      </ul>
    </Sheet>
  );
}

function AlertRow({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { booking, text } = alert;
  const { run } = useActions();
  const { select } = useChoice();
  const { restaurant } = useReading();
  const mayAct = useMayAct();
  const now = useNow();
  const act = (draft: Draft) => {
    onClose();
    void run(draft);
  };
  return (
    <li className={`alert is-${alert.kind.replaceAll(" ", "-")}`}>
      <p>{text}</p>
      <span className="alert-buttons">
        {booking.guestPhone && alert.kind === "late" && (
          <a className="button" href={`tel:${booking.guestPhone}`}>Call</a>
        )}
        {mayAct &&
          draftsOf(alert, restaurant.id, now).map(([label, draft]) => (
            <button
              key={label}
              type="button"
              className="button"
              onClick={() => act(draft)}
            >
              {label}
            </button>
          ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            onClose();
            select(booking.id);
          }}
        >
          Show {nameOf(booking)}
        </button>
      </span>
    </li>
  );
}

function draftsOf(
  { kind, booking, next }: Alert,
  restaurantId: string,
  now: number,
): [string, Draft][] {
  const hasLeft = `${nameOf(booking)} has left`;
  switch (kind) {
    case "next is here":
      return next === null ? [] : [[
        `${hasLeft}, seat ${nameOf(next)}`,
        leaveAndSeat(booking, next, restaurantId, {
          tableIds: next.tableIds,
        }, now),
      ], [hasLeft, leave(booking)]];
    case "over":
      return [[hasLeft, leave(booking)]];
    case "late":
      return [["No-show", noShow(booking)], ["+15 min", plusQuarter(booking)]];
    case "no table":
      return [];
  }
}
