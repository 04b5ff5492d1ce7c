import { type FormEvent, useState } from "react";
import { edit } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { addDays, displayDate } from "../time/calendar.ts";
import { localTime } from "../time/zoned_time.ts";
import {
  changesOf,
  type EditValues,
  lengthText,
  problemOf,
  valuesOf,
  withStart,
} from "./edit_form.ts";
import { Sheet } from "./sheet.tsx";
import { TextField } from "./text_field.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";
import { DayStepper, SizeStepper, TimeStepper } from "./value_steppers.tsx";

/** Props of {@linkcode EditSheet}. */
export interface EditSheetProps extends SheetActionOptions {
  booking: Booking;
  /** The size that the form begins with; missing: that of the party. */
  partySize?: number;
}

/** Changes a booking. What is shown is what it was when the sheet was opened. */
export default function EditSheet(props: EditSheetProps) {
  const { reading, onClose } = props;
  const [booking] = useState(props.booking);
  const timeZone = reading.restaurant.timezone;
  const [before] = useState(() => valuesOf(booking));
  const [values, setValues] = useState(() => ({
    ...before,
    partySize: props.partySize ?? before.partySize,
  }));
  const [date, setDate] = useState(
    booking.serviceDate ?? localTime(booking.startAt, timeZone).date,
  );
  const action = useSheetAction(props);
  const problem = problemOf(values, before);
  const changes = changesOf(values, before);
  const isUntouched = Object.keys(changes).length === 0;
  const change = (next: EditValues) => {
    setValues(next);
    action.forgetRefusal();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!event.currentTarget.checkValidity()) return;
    if (action.isBusy || problem !== null) return;
    if (isUntouched) onClose();
    else void action.submit(edit(booking, changes));
  };
  return (
    <Sheet
      title={`Edit ${nameOf(booking)}`}
      description={`${displayDate(date)}, times of ${timeZone}`}
      onClose={onClose}
    >
      <form noValidate onSubmit={save}>
        <div className="stepper-pair">
          <SizeStepper
            size={values.partySize}
            onChange={(partySize) => change({ ...values, partySize })}
          />
          <DayStepper
            moment={values.startAt}
            date={date}
            tonight={reading.currentServiceDate}
            timeZone={timeZone}
            onChange={(moment, days) => {
              setDate(addDays(date, days));
              change(withStart(values, moment));
            }}
          />
        </div>
        <div className="stepper-pair">
          <TimeStepper
            label="From"
            moment={values.startAt}
            date={date}
            timeZone={timeZone}
            onChange={(moment) => change(withStart(values, moment))}
          />
          <TimeStepper
            label="To"
            moment={values.endAt}
            date={date}
            timeZone={timeZone}
            onChange={(endAt) => change({ ...values, endAt })}
          />
        </div>
        <p className="hint">Stays {lengthText(values)}.</p>
        <GuestFields values={values} onChange={change} />
        {problem !== null && <p className="problem" role="alert">{problem}</p>}
        {action.refusal}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            Keep as it was
          </button>
          <button
            type="submit"
            className="button is-primary"
            aria-disabled={action.isBusy || problem !== null}
          >
            Save
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function GuestFields({ values, onChange }: {
  values: EditValues;
  onChange: (values: EditValues) => void;
}) {
  return (
    <>
      <div className="stepper-pair">
        <TextField
          label="Name"
          value={values.name}
          maxLength={200}
          onChange={(name) => onChange({ ...values, name })}
        />
        <TextField
          label="Phone"
          inputMode="tel"
          value={values.phone}
          maxLength={40}
          onChange={(phone) => onChange({ ...values, phone })}
        />
      </div>
      <TextField
        label="Notes"
        isLong
        value={values.notes}
        maxLength={2000}
        onChange={(notes) => onChange({ ...values, notes })}
      />
    </>
  );
}
