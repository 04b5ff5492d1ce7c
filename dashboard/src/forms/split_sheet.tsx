import { useState } from "react";
import { split } from "../actions/party_drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";
import { SizeStepper } from "./value_steppers.tsx";

/** Props of {@linkcode SplitSheet}. */
export interface SplitSheetProps extends SheetActionOptions {
  /** Of at least two guests. */
  booking: Booking;
}

/** Makes two parties of one; the second needs a table then. */
export default function SplitSheet(props: SplitSheetProps) {
  const { reading, now, booking, onClose } = props;
  const { partySize } = booking;
  const [count, setCount] = useState(Math.floor(partySize / 2));
  const action = useSheetAction(props);
  const { id } = reading.restaurant;
  return (
    <Sheet
      title={`Split ${nameOf(booking)}`}
      description="The second party is listed without a table."
      onClose={onClose}
    >
      <SizeStepper
        label="Guests of the second party"
        size={count}
        most={partySize - 1}
        onChange={setCount}
      />
      {action.refusal}
      <div className="dialog-buttons">
        <button
          type="button"
          className="button is-primary"
          aria-disabled={action.isBusy}
          onClick={() =>
            action.isBusy ||
            void action.submit(split(booking, id, count, now))}
        >
          Split {partySize - count} and {count}
        </button>
      </div>
    </Sheet>
  );
}
