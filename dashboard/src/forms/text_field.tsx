import { useId } from "react";

/** Props of {@linkcode TextField}. */
export interface TextFieldProps {
  label: string;
  value: string;
  maxLength: number;
  /** What the keyboard of a tablet offers. */
  inputMode?: "text" | "tel";
  /** Several lines. */
  isLong?: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** A text with its label. */
export function TextField(props: TextFieldProps) {
  const { label, isLong = false, inputMode = "text", onChange, ...others } =
    props;
  const id = useId();
  const shared = {
    ...others,
    id,
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) =>
      onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {isLong
        ? <textarea rows={3} {...shared} />
        : <input type="text" inputMode={inputMode} {...shared} />}
    </div>
  );
}
