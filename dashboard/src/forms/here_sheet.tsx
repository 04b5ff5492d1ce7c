import { useState } from "react";
import { arrive } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";
import { SizeStepper } from "./value_steppers.tsx";

/** Props of {@linkcode HereSheet}. */
export interface HereSheetProps extends SheetActionOptions {
  booking: Booking;
}

/** Records that a party is here, or a part of it. */
export default function HereSheet(props: HereSheetProps) {
  const { booking, onClose } = props;
  const { partySize } = booking;
  const [count, setCount] = useState(booking.arrivedGuests ?? partySize);
  const action = useSheetAction(props);
  const isAll = count === partySize;
  return (
    <Sheet title={`${nameOf(booking)} is here`} onClose={onClose}>
      <SizeStepper
        label="How many are here?"
        size={count}
        onChange={setCount}
      />
      {action.refusal}
      <div className="dialog-buttons">
        <button
          type="button"
          className="button is-primary"
          aria-disabled={action.isBusy}
          onClick={() =>
            action.isBusy || void action.submit(arrive(booking, count))}
        >
          {isAll
            ? `All ${count} are here`
            : `${count} of ${partySize} are here`}
        </button>
      </div>
    </Sheet>
  );
}
