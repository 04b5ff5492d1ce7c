import { useId, useState } from "react";
import { nameOf } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import { findBookings } from "./find.ts";
import { Sheet } from "./sheet.tsx";
import { stateText } from "./state_text.ts";

/** Props of {@linkcode FindSheet}. */
export interface FindSheetProps {
  reading: ServiceReading;
  now: number;
  onClose: () => void;
  onShow: (bookingId: string) => void;
  /** Opens the booking form with what was sought as the name. */
  onNewBooking: (guestName: string) => void;
  /** Looks on other dates; missing: that is not offered. */
  onOtherDays?: (text: string) => void;
}

/** Finds a party by name, note, or the last digits of its phone number. */
export default function FindSheet(props: FindSheetProps) {
  const { reading, now, onClose, onShow, onNewBooking, onOtherDays } = props;
  const { timeZone, labelsOf } = useWording();
  const [text, setText] = useState("");
  const id = useId();
  const found = findBookings(reading.bookings, text, reading.serviceDate);
  const sought = text.trim();
  const show = (bookingId: string) => {
    onClose();
    onShow(bookingId);
  };
  return (
    <Sheet title="Find" onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>Name, note, or the end of the phone number</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          // The title has the focus at first, as in every sheet.
          ref={focusSoon}
        />
      </div>
      <ul className="found" aria-live="polite">
        {found.map((booking) => (
          <li key={booking.id}>
            <button
              type="button"
              className="button"
              onClick={() => show(booking.id)}
            >
              <span>{timeOfDay(booking.startAt, timeZone)}</span>
              <strong>{nameOf(booking)}, {booking.partySize}</strong>
              <small>
                {[
                  labelsOf(booking.tableIds),
                  stateText(booking, now),
                  booking.notes,
                ].filter(Boolean).join(" · ")}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {sought !== "" && found.length === 0 && (
        <>
          <p className="hint">No {sought} tonight.</p>
          <div className="dialog-buttons">
            {onOtherDays !== undefined && (
              <button
                type="button"
                className="button"
                onClick={() => onOtherDays(sought)}
              >
                Other days
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => onNewBooking(sought)}
            >
              New booking
            </button>
          </div>
        </>
      )}
    </Sheet>
  );
}

/** Typing begins at once: finding is 2 taps and typing. */
function focusSoon(input: HTMLInputElement | null): void {
  if (input !== null) requestAnimationFrame(() => input.focus());
}
