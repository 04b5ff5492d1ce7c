import { lazy, Suspense, useState } from "react";
import { useActions } from "../actions/actions.ts";
import { actionText } from "../actions/action_text.ts";
import { checkIn, release } from "../actions/drafts.ts";
import { type Booking, holdsTables } from "../data/booking.ts";
import { useWording } from "../wording/use_wording.ts";

const EditDialog = lazy(() => import("./edit_dialog.tsx"));
const CancelDialog = lazy(() => import("./cancel_dialog.tsx"));

/** Props of {@linkcode BookingButtons}. */
export interface BookingButtonsProps {
  booking: Booking;
  /** Called when the user is to choose other tables for the booking. */
  onMove: () => void;
}

/** What can be done with a booking that is not over. */
export function BookingButtons({ booking, onMove }: BookingButtonsProps) {
  const { run, running } = useActions();
  const wording = useWording();
  const [dialog, setDialog] = useState<"edit" | "cancel" | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="panel-buttons">
      {booking.status === "confirmed" && (
        <button
          type="button"
          className="button is-primary"
          aria-disabled={running !== null}
          onClick={() => void run(checkIn(booking))}
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
            onClick={() => void run(release(booking))}
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
      {running?.bookingIds.includes(booking.id) && (
        <p className="hint">{actionText(running, wording).progress}…</p>
      )}
      <Suspense>
        {dialog === "edit" && <EditDialog booking={booking} onClose={close} />}
        {dialog === "cancel" && (
          <CancelDialog booking={booking} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
