import { useId } from "react";

/** What {@linkcode Field} shows and tells. */
export interface FieldProps {
  label: string;
  type: "text" | "email" | "password" | "number" | "date" | "time";
  value: string;
  error?: string | undefined;
  autoComplete?: string;
  onChange: (value: string) => void;
}

/** An input with its label, and what is wrong with it right below. */
export function Field(props: FieldProps) {
  const { label, type, value, error, autoComplete, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        autoComplete={autoComplete}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="problem" role="alert">{error}</p>
      )}
    </div>
  );
}
