/** Props of {@linkcode Switch}. */
export interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Turns something on or off at once; the label can be tapped, too. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <label className="switch-label">
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
