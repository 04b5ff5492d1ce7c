import { useActions } from "../actions/actions.ts";
import { cancel } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { Modal } from "../parts/modal.tsx";
import { useWording } from "../wording/use_wording.ts";

/** Props of {@linkcode CancelDialog}. */
export interface CancelDialogProps {
  booking: Booking;
  onClose: () => void;
}

/** Cancels a booking, once the user has confirmed it. */
export default function CancelDialog({ booking, onClose }: CancelDialogProps) {
  const { run } = useActions();
  const place = useWording().labelsOf(booking.tableIds);
  return (
    <Modal
      title={`Cancel ${nameOf(booking)}?`}
      description={place
        ? `This frees ${place}. You can undo it until another booking is seated there.`
        : "You can undo this."}
      onClose={onClose}
    >
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          Keep booking
        </button>
        <button
          type="button"
          className="button is-danger"
          onClick={() => {
            void run(cancel(booking));
            onClose();
          }}
        >
          Cancel booking
        </button>
      </div>
    </Modal>
  );
}
