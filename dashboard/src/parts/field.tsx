import { useId } from "react";

/** Props of {@linkcode Field}. */
export interface FieldProps {
  label: string;
  type: "text" | "email" | "password" | "number" | "date" | "time";
  value: string;
  /** What is wrong with the value, as a whole sentence. */
  error?: string | undefined;
  autoComplete?: string;
  onChange: (value: string) => void;
}

/** An input with its label, and with its error right below. */
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
