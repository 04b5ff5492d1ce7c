import { type FormEvent, useState } from "react";
import { useActions } from "../actions/actions.ts";
import { edit, type Subject } from "../actions/drafts.ts";
import { nameOf } from "../data/booking.ts";
import { Field } from "../parts/field.tsx";
import { Modal } from "../parts/modal.tsx";
import { useRefusalContext } from "./refusal_context.ts";
import {
  type EditErrors,
  type EditFields,
  errorsOf,
  fieldsOf,
  parseFields,
} from "./edit_form.ts";

/** What {@linkcode EditDialog} changes. */
export interface EditDialogProps {
  subject: Subject;
  timeZone: string;
  onClose: () => void;
}

/** Changes the time and the size of a booking. */
export default function EditDialog(
  { subject, timeZone, onClose }: EditDialogProps,
) {
  const { run, running } = useActions();
  const context = useRefusalContext();
  const [fields, setFields] = useState(() =>
    fieldsOf(subject.booking, timeZone)
  );
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
    await run(edit(subject, parsed.changes), (refusal) => {
      isRefused = true;
      setErrors(errorsOf(refusal, context));
    });
    if (!isRefused) onClose();
  };
  return (
    <Modal
      title={`Edit ${nameOf(subject.booking)}`}
      description={`Times are those of the restaurant (${timeZone}).`}
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
            {running === null ? "Save" : `${running.progress}…`}
          </button>
        </div>
      </form>
    </Modal>
  );
}
