import { type FormEvent, useState } from "react";
import { useActions } from "../actions/actions.ts";
import { actionText } from "../actions/action_text.ts";
import { edit } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { Field } from "../parts/field.tsx";
import { Modal } from "../parts/modal.tsx";
import { useWording } from "../wording/use_wording.ts";
import {
  type EditErrors,
  type EditFields,
  errorsOf,
  fieldsOf,
  parseFields,
} from "./edit_form.ts";

/** Props of {@linkcode EditDialog}. */
export interface EditDialogProps {
  booking: Booking;
  onClose: () => void;
}

/** Changes the time and the size of a booking; a refused edit stays open. */
export default function EditDialog({ booking, onClose }: EditDialogProps) {
  const { run, running } = useActions();
  const wording = useWording();
  const { timeZone } = wording;
  const [fields, setFields] = useState(() => fieldsOf(booking, timeZone));
  const [errors, setErrors] = useState<EditErrors>({});
  const fieldProps = (name: keyof EditFields) => ({
    value: fields[name],
    error: errors[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
  });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (running !== null) return;
    const parsed = parseFields(fields, timeZone);
    if ("errors" in parsed) return setErrors(parsed.errors);
    setErrors({});
    let isRefused = false;
    await run(edit(booking, parsed.changes), (refusal) => {
      setErrors(errorsOf(refusal, wording));
      return isRefused = true;
    });
    if (!isRefused) onClose();
  };
  return (
    <Modal
      title={`Edit ${nameOf(booking)}`}
      description={`Times are in the time zone of the restaurant (${timeZone}).`}
      onClose={onClose}
    >
      <form noValidate onSubmit={save}>
        <Field label="Guests" type="number" {...fieldProps("partySize")} />
        <Field label="Date" type="date" {...fieldProps("date")} />
        <div className="field-pair">
          <Field label="From" type="time" {...fieldProps("start")} />
          <Field label="To" type="time" {...fieldProps("end")} />
        </div>
        {errors.form && <p className="problem" role="alert">{errors.form}</p>}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
          <button
            type="submit"
            className="button is-primary"
            aria-disabled={running !== null}
          >
            {running === null
              ? "Save"
              : `${actionText(running, wording).progress}…`}
          </button>
        </div>
      </form>
    </Modal>
  );
}
