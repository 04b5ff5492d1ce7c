import type { Subject } from "../actions/drafts.ts";
import { nameOf } from "../data/booking.ts";
import { Modal } from "../parts/modal.tsx";

/** What {@linkcode CancelDialog} asks and tells. */
export interface CancelDialogProps {
  subject: Subject;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before a booking is called off. */
export default function CancelDialog(
  { subject, onConfirm, onClose }: CancelDialogProps,
) {
  const { booking, labelsOf } = subject;
  const place = labelsOf(booking.tableIds);
  return (
    <Modal
      title={`Cancel ${nameOf(booking)}?`}
      description={place
        ? `${place} will be free for others. You can undo this while it stays free.`
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
            onConfirm();
            onClose();
          }}
        >
          Cancel booking
        </button>
      </div>
    </Modal>
  );
}
