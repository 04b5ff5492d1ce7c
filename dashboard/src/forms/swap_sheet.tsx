import { swap } from "../actions/seating_drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { useWording } from "../wording/use_wording.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Props of {@linkcode SwapSheet}. */
export interface SwapSheetProps extends SheetActionOptions {
  /** Both hold tables. */
  booking: Booking;
  other: Booking;
}

/** Asks before two parties get each other's tables. */
export default function SwapSheet(props: SwapSheetProps) {
  const { reading, booking, other, onClose } = props;
  const { labelsOf } = useWording();
  const action = useSheetAction(props);
  const title = `Swap ${nameOf(booking)} and ${nameOf(other)}`;
  const goes = (one: Booking, to: Booking) =>
    `${nameOf(one)} goes to ${labelsOf(to.tableIds)}`;
  return (
    <Sheet
      title={title}
      description={`${goes(booking, other)}, ${goes(other, booking)}.`}
      onClose={onClose}
    >
      {action.refusal}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          Leave them
        </button>
        <button
          type="button"
          className="button is-primary"
          aria-disabled={action.isBusy}
          onClick={() =>
            action.isBusy ||
            void action.submit(swap(booking, other, reading.restaurant.id))}
        >
          {title}
        </button>
      </div>
    </Sheet>
  );
}
