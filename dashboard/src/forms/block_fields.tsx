import type { ServiceReading } from "../data/service_reading.ts";
import { ReasonButtons } from "./reason_buttons.tsx";
import { TimeStepper } from "./value_steppers.tsx";

/** Props of {@linkcode BlockFields}. */
export interface BlockFieldsProps {
  reading: ServiceReading;
  now: number;
  /** Those that are offered as buttons. */
  reasons: readonly string[];
  reason: string;
  onReason: (reason: string) => void;
  endAt: number;
  onEndAt: (endAt: number) => void;
}

/** Why tables are blocked, and until when. */
export function BlockFields(props: BlockFieldsProps) {
  const { reading, now, endAt } = props;
  return (
    <>
      <ReasonButtons
        reasons={props.reasons}
        reason={props.reason}
        onReason={props.onReason}
      />
      <TimeStepper
        label="Until"
        moment={endAt}
        date={reading.currentServiceDate}
        timeZone={reading.restaurant.timezone}
        onChange={props.onEndAt}
      />
      {endAt <= now && <p className="problem">This time is over.</p>}
    </>
  );
}
