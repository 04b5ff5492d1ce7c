import { type FormEvent, useState } from "react";
import { createBooking } from "../actions/create_draft.ts";
import { usePartySuggestions } from "../suggestions/use_party_suggestions.ts";
import { useWording } from "../wording/use_wording.ts";
import {
  type BookingFields,
  chosenTables,
  newBooking,
  type TableChoice,
} from "./booking_form.ts";
import { firstStart } from "./booking_slots.ts";
import { addDays } from "../time/calendar.ts";
import { Sheet } from "./sheet.tsx";
import { SizeButtons } from "./size_buttons.tsx";
import { SlotButtons } from "./slot_buttons.tsx";
import { TableChoiceButtons } from "./table_choice.tsx";
import { TextField } from "./text_field.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";
import { DayStepper, TimeStepper } from "./value_steppers.tsx";
import { SHORTEST_MINUTES } from "./walk_in.ts";

/** Props of {@linkcode BookingSheet}. */
export interface BookingSheetProps extends SheetActionOptions {
  /** Where the user began: at a free table, or in a gap of the timeline. */
  tableIds?: readonly string[];
  startAt?: number;
  /** What was sought and not found. */
  guestName?: string;
}

/** Takes a booking by phone. */
export default function BookingSheet(props: BookingSheetProps) {
  const { reading, now, onClose } = props;
  const { id: restaurantId, timezone } = reading.restaurant;
  const { labelsOf } = useWording();
  const [fields, setFields] = useState<BookingFields>(() => ({
    partySize: 2,
    startAt: props.startAt ?? firstStart(reading, now),
    name: props.guestName ?? "",
    phone: "",
    notes: "",
  }));
  const [date, setDate] = useState(reading.serviceDate);
  const [choice, setChoice] = useState<TableChoice>(
    props.tableIds === undefined
      ? { type: "best" }
      : { type: "tables", tableIds: props.tableIds },
  );
  const [intent] = useState(() => crypto.randomUUID());
  const action = useSheetAction(props);
  const { partySize, startAt } = fields;
  const search = {
    restaurantId,
    partySize,
    startAt,
    minMinutes: SHORTEST_MINUTES,
    limit: 4,
  };
  const { found, isError } = usePartySuggestions(search);
  const suggestions = found?.suggestions ?? [];
  const tables = chosenTables(choice, suggestions);
  // Saved now, it would go without the table that is about to be proposed.
  const isLooking = choice.type === "best" && found === undefined && !isError;
  const change = (changes: Partial<BookingFields>) => {
    setFields((before) => ({ ...before, ...changes }));
    // Tables were proposed for the time and the size.
    const isOther = "startAt" in changes || "partySize" in changes;
    if (isOther && props.tableIds === undefined) setChoice({ type: "best" });
    action.forgetRefusal();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!event.currentTarget.checkValidity()) return;
    if (action.isBusy || isLooking) return;
    const party = newBooking(fields, tables);
    void action.submit(createBooking(restaurantId, party, intent));
  };
  return (
    <Sheet title="Booking" onClose={onClose}>
      <form noValidate onSubmit={save}>
        <SizeButtons
          size={partySize}
          onSize={(size) => change({ partySize: size })}
        />
        <div className="stepper-pair">
          <DayStepper
            moment={startAt}
            date={date}
            tonight={reading.currentServiceDate}
            timeZone={timezone}
            onChange={(moment, days) => {
              setDate(addDays(date, days));
              change({ startAt: moment });
            }}
          />
          <TimeStepper
            label="Time"
            moment={startAt}
            date={date}
            timeZone={timezone}
            onChange={(moment) => change({ startAt: moment })}
          />
        </div>
        <SlotButtons
          search={search}
          now={now}
          services={date === reading.serviceDate ? reading.services : []}
          timeZone={timezone}
          onTime={(moment) => change({ startAt: moment })}
        />
        <TableChoiceButtons
          choice={choice}
          chosen={tables}
          suggestions={suggestions}
          isKnown={found !== undefined}
          onChoice={setChoice}
        />
        <div className="stepper-pair">
          <TextField
            label="Name"
            value={fields.name}
            maxLength={200}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="Phone"
            inputMode="tel"
            value={fields.phone}
            maxLength={40}
            onChange={(phone) => change({ phone })}
          />
        </div>
        <TextField
          label="Notes"
          isLong
          value={fields.notes}
          maxLength={2000}
          onChange={(notes) => change({ notes })}
        />
        {action.refusal}
        <div className="dialog-buttons">
          <p className="hint">
            {isLooking
              ? "Looking for a table…"
              : tables === null
              ? "Without a table for now."
              : `At ${labelsOf(tables.tableIds)}.`}
          </p>
          <button
            type="submit"
            className="button is-primary"
            aria-disabled={action.isBusy || isLooking}
          >
            {isLooking || tables !== null ? "Save" : "Save without a table"}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
