import { useState } from "react";
import { SizeStepper } from "./value_steppers.tsx";

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8];

/** Props of {@linkcode SizeButtons}. */
export interface SizeButtonsProps {
  /** Null while none is chosen. */
  size: number | null;
  onSize: (size: number) => void;
}

/** A button for each usual size; "more" brings a stepper for the others. */
export function SizeButtons({ size, onSize }: SizeButtonsProps) {
  const [isMore, setIsMore] = useState(size !== null && size > SIZES.length);
  return (
    <div className="size-buttons" role="group" aria-label="Guests">
      {SIZES.map((one) => (
        <button
          key={one}
          type="button"
          className="button"
          aria-pressed={!isMore && size === one}
          onClick={() => {
            setIsMore(false);
            onSize(one);
          }}
        >
          {one}
        </button>
      ))}
      <button
        type="button"
        className="button"
        aria-pressed={isMore}
        onClick={() => {
          setIsMore(true);
          onSize(Math.max(size ?? 0, SIZES.length + 1));
        }}
      >
        more
      </button>
      {isMore && size !== null && <SizeStepper size={size} onChange={onSize} />}
    </div>
  );
}
