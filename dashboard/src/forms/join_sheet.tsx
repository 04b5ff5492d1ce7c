import { useState } from "react";
import { join } from "../actions/party_drafts.ts";
import { type Booking, isOver, nameOf } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Props of {@linkcode JoinSheet}. */
export interface JoinSheetProps extends SheetActionOptions {
  /** Keeps its tables and gets the guests of the other. */
  booking: Booking;
}

/** Makes one party of two: the other one's booking is cancelled. */
export default function JoinSheet(props: JoinSheetProps) {
  const { reading, booking, onClose } = props;
  const { labelsOf, timeZone } = useWording();
  const [otherId, setOtherId] = useState<string | null>(null);
  const action = useSheetAction(props);
  const others = reading.bookings.filter((one) =>
    one.id !== booking.id && !isOver(one)
  );
  const other = others.find(({ id }) => id === otherId);
  return (
    <Sheet
      title={`Join ${nameOf(booking)} with`}
      description={`They sit at ${
        labelsOf(booking.tableIds) || "no table yet"
      }; the other booking is cancelled.`}
      onClose={onClose}
    >
      <div className="choice-list" role="group" aria-label="Parties">
        {others.map((one) => (
          <button
            key={one.id}
            type="button"
            className="button"
            aria-pressed={one.id === otherId}
            onClick={() => setOtherId(one.id)}
          >
            {timeOfDay(one.startAt, timeZone)} {nameOf(one)}, {one.partySize}
          </button>
        ))}
      </div>
      {action.refusal}
      {other !== undefined && (
        <div className="dialog-buttons">
          <button
            type="button"
            className="button is-primary"
            aria-disabled={action.isBusy}
            onClick={() =>
              action.isBusy || void action.submit(join(booking, other))}
          >
            Join {nameOf(booking)} and {nameOf(other)}
          </button>
        </div>
      )}
    </Sheet>
  );
}
