import { useState } from "react";
import { closeService } from "../actions/party_drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import type { CountedService } from "../data/service_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import {
  leftoversOf,
  leftoversText,
  likelyVerdict,
  type Verdict,
} from "./leftovers.ts";
import { Sheet } from "./sheet.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Props of {@linkcode CloseServiceSheet}. */
export interface CloseServiceSheetProps extends SheetActionOptions {
  service: CountedService;
}

/** Says of all who are left over from a service how their evening ended. */
export default function CloseServiceSheet(props: CloseServiceSheetProps) {
  const { reading, service, onClose } = props;
  const [verdicts, setVerdicts] = useState<Record<string, Verdict>>({});
  const action = useSheetAction(props);
  const leftovers = leftoversOf(reading, service);
  const parties = [...leftovers.seated, ...leftovers.neverSeated];
  const verdictOn = (booking: Booking) =>
    verdicts[booking.id] ?? likelyVerdict(booking);
  const close = () => {
    if (action.isBusy) return;
    const endings = parties.flatMap((booking) => {
      const ending = verdictOn(booking);
      return ending === "still here" ? [] : [{ booking, ending }];
    });
    if (endings.length === 0) onClose();
    else void action.submit(closeService(service.name, endings));
  };
  return (
    <Sheet
      title={`Close ${service.name}`}
      description={`${leftoversText(leftovers) || "Nobody is left over"}.`}
      onClose={onClose}
    >
      <ul className="leftovers">
        {parties.map((booking) => (
          <Leftover
            key={booking.id}
            booking={booking}
            verdict={verdictOn(booking)}
            onVerdict={(verdict) =>
              setVerdicts({ ...verdicts, [booking.id]: verdict })}
          />
        ))}
      </ul>
      {action.refusal}
      <div className="dialog-buttons">
        <button
          type="button"
          className="button is-primary"
          aria-disabled={action.isBusy}
          onClick={close}
        >
          Close {service.name}
        </button>
      </div>
    </Sheet>
  );
}

const SEATED: [Verdict, string][] = [
  ["left", "Left"],
  ["still here", "Still here"],
];
const NEVER_SEATED: [Verdict, string][] = [
  ["no show", "No-show"],
  ["left", "Left"],
];

function Leftover({ booking, verdict, onVerdict }: {
  booking: Booking;
  verdict: Verdict;
  onVerdict: (verdict: Verdict) => void;
}) {
  const { timeZone, labelsOf } = useWording();
  const choices = booking.status === "checked_in" ? SEATED : NEVER_SEATED;
  const name = nameOf(booking);
  return (
    <li>
      <span>
        {timeOfDay(booking.startAt, timeZone)} <strong>{name}</strong>,{" "}
        {booking.partySize}, {labelsOf(booking.tableIds) || "no table"}
      </span>
      <span className="verdicts" role="group" aria-label={name}>
        {choices.map(([choice, label]) => (
          <button
            key={choice}
            type="button"
            className="button"
            aria-pressed={verdict === choice}
            onClick={() => onVerdict(choice)}
          >
            {label}
          </button>
        ))}
      </span>
    </li>
  );
}
