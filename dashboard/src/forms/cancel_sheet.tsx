import { cancel } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { useWording } from "../wording/use_wording.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Props of {@linkcode CancelSheet}. */
export interface CancelSheetProps extends SheetActionOptions {
  booking: Booking;
}

/** Asks before a booking is cancelled. */
export default function CancelSheet(props: CancelSheetProps) {
  const { booking, onClose } = props;
  const place = useWording().labelsOf(booking.tableIds);
  const action = useSheetAction(props);
  return (
    <Sheet
      title={`Cancel ${nameOf(booking)}?`}
      description={`${place && `This frees ${place}. `}You can undo it.`}
      onClose={onClose}
    >
      {action.refusal}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          Keep booking
        </button>
        <button
          type="button"
          className="button is-danger"
          aria-disabled={action.isBusy}
          onClick={() => action.isBusy || void action.submit(cancel(booking))}
        >
          Cancel booking
        </button>
      </div>
    </Sheet>
  );
}
