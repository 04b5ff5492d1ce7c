import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

/** Props of {@linkcode Stepper}. */
export interface StepperProps {
  label: string;
  /** As it is shown: "4", "19:30". */
  text: string;
  /** What screen readers say of it; the text where it is missing. */
  spoken?: string;
  /** What a step is called, as in "One guest less". */
  lessLabel: string;
  moreLabel: string;
  /** What else there is to know, as in "Sun 14 Jun". */
  note?: string;
  canBeLess?: boolean;
  canBeMore?: boolean;
  /** A value with its number, for screen readers. */
  value?: number;
  onStep: (step: -1 | 1) => void;
  /** Called with what was typed; returns whether it makes sense. */
  onType?: (text: string) => boolean;
}

/**
 * A value between two buttons, for tapping, typing and arrow keys. It stands in
 * for the browser's own fields, which follow the browser's language.
 */
export function Stepper(props: StepperProps) {
  const { label, text, canBeLess = true, canBeMore = true, onStep } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // A form that checks itself is not sent with a text that makes no sense.
  useEffect(
    () => input.current?.setCustomValidity(isWrong ? WRONG : ""),
    [isWrong],
  );
  const noteId = `${id}-note`;
  const commit = () => {
    if (typed === null) return;
    setIsWrong(!(props.onType?.(typed) ?? false));
    setTyped(null);
  };
  const step = (by: -1 | 1) => {
    setTyped(null);
    setIsWrong(false);
    if (by === -1 ? canBeLess : canBeMore) onStep(by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div className="stepper">
      <label htmlFor={id}>{label}</label>
      <div className="stepper-row">
        <button
          type="button"
          className="button"
          aria-label={props.lessLabel}
          aria-disabled={!canBeLess}
          onClick={() => step(-1)}
        >
          −
        </button>
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="numeric"
          role="spinbutton"
          autoComplete="off"
          aria-valuenow={props.value}
          aria-valuetext={props.spoken ?? text}
          aria-invalid={isWrong}
          aria-describedby={noteId}
          readOnly={props.onType === undefined}
          value={typed ?? text}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="button"
          aria-label={props.moreLabel}
          aria-disabled={!canBeMore}
          onClick={() => step(1)}
        >
          +
        </button>
      </div>
      <small id={noteId}>
        {isWrong ? WRONG : props.note}
      </small>
    </div>
  );
}

const WRONG = "That was not understood";

const STEPS: Record<string, -1 | 1> = { ArrowDown: -1, ArrowUp: 1 };
