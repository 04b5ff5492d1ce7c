import { lazy, Suspense, useState } from "react";
import { useActions } from "../actions/actions.ts";
import type { Draft } from "../actions/draft.ts";
import { cancel, checkIn, release, type Subject } from "../actions/drafts.ts";
import {
  holdsTables,
  nameOf,
  needsTable,
  statusLabel,
} from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";

const EditDialog = lazy(() => import("./edit_dialog.tsx"));
const CancelDialog = lazy(() => import("./cancel_dialog.tsx"));

/** What {@linkcode BookingPanel} shows and tells. */
export interface BookingPanelProps {
  subject: Subject;
  timeZone: string;
  /** False for somebody who may only look. */
  mayAct: boolean;
  onRun: (draft: Draft) => void;
  /** The user wants to choose other tables. */
  onMove: () => void;
  onClose: () => void;
}

/** The selected booking and what can be done with it. */
export function BookingPanel(props: BookingPanelProps) {
  const { subject, timeZone, mayAct, onClose } = props;
  const { booking, labelsOf } = subject;
  const time = (moment: number) => timeOfDay(moment, timeZone);
  return (
    <section className="panel booking-panel" aria-label="Selected booking">
      <header>
        <h2>{nameOf(booking)}</h2>
        <span className={`badge badge-${booking.status}`}>
          {statusLabel(booking.status)}
        </span>
        <button
          type="button"
          className="button is-quiet"
          aria-label="Close the booking"
          onClick={onClose}
        >
          ×
        </button>
      </header>
      <dl>
        <dt>Time</dt>
        <dd>{time(booking.startAt)} to {time(booking.endAt)}</dd>
        <dt>Party</dt>
        <dd>{booking.partySize} guests</dd>
        <dt>Tables</dt>
        <dd>{labelsOf(booking.tableIds) || "None yet"}</dd>
        {booking.notes && (
          <>
            <dt>Notes</dt>
            <dd>{booking.notes}</dd>
          </>
        )}
      </dl>
      {mayAct ? <Buttons {...props} /> : (
        <p className="hint">
          You can look, but not change. Ask an owner or a manager to make you a
          host.
        </p>
      )}
    </section>
  );
}

function Buttons({ subject, timeZone, onRun, onMove }: BookingPanelProps) {
  const { running } = useActions();
  const [dialog, setDialog] = useState<"edit" | "cancel" | null>(null);
  const { booking } = subject;
  const isOpen = needsTable(booking) || holdsTables(booking);
  const close = () => setDialog(null);
  if (!isOpen) {
    return <p className="hint">This booking is over. Nothing to do.</p>;
  }
  return (
    <div className="panel-buttons">
      {booking.status === "confirmed" && (
        <button
          type="button"
          className="button is-primary"
          aria-disabled={running !== null}
          onClick={() => onRun(checkIn(subject))}
        >
          Check in
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => setDialog("edit")}
      >
        Edit
      </button>
      {holdsTables(booking) && (
        <>
          <button type="button" className="button" onClick={onMove}>
            Move
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={running !== null}
            onClick={() => onRun(release(subject))}
          >
            Release
          </button>
        </>
      )}
      <button
        type="button"
        className="button is-danger"
        onClick={() => setDialog("cancel")}
      >
        Cancel booking
      </button>
      {running?.bookingId === booking.id && (
        <p className="hint">{running.progress}…</p>
      )}
      <Suspense>
        {dialog === "edit" && (
          <EditDialog subject={subject} timeZone={timeZone} onClose={close} />
        )}
        {dialog === "cancel" && (
          <CancelDialog
            subject={subject}
            onConfirm={() => onRun(cancel(subject))}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  );
}
