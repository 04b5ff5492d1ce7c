import { useState } from "react";
import type { CountedService } from "../data/service_reading.ts";
import type { PartySearch } from "../suggestions/read_suggestions.ts";
import { useSuggestionsAt } from "../suggestions/use_party_suggestions.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { firstSlot, paceAt, slotMark, slotsFrom } from "./booking_slots.ts";

/** Props of {@linkcode SlotButtons}. */
export interface SlotButtonsProps {
  /** The party, at the time that is chosen. */
  search: PartySearch;
  now: number;
  /** The services of the date, with the guests of each quarter; empty: unknown. */
  services: readonly CountedService[];
  timeZone: string;
  onTime: (moment: number) => void;
}

/** Times around the chosen one, each with what there is to know about it. */
export function SlotButtons(props: SlotButtonsProps) {
  const { search, now, services, timeZone, onTime } = props;
  const { startAt, partySize } = search;
  const [shown, setShown] = useState<number | null>(null);
  const first = firstSlot(shown, startAt, now);
  if (first !== shown) setShown(first);
  const slots = slotsFrom(first);
  const found = useSuggestionsAt(
    slots.map((slot) => ({ ...search, startAt: slot, limit: 1 })),
  );
  return (
    <div className="slots" role="group" aria-label="Times">
      {slots.map((slot, index) => {
        const mark = slotMark(found[index], partySize, paceAt(services, slot));
        return (
          <button
            key={slot}
            type="button"
            className={`button slot is-${mark?.replace(" ", "-") ?? "unknown"}`}
            aria-pressed={slot === startAt}
            onClick={() => onTime(slot)}
          >
            {timeOfDay(slot, timeZone)} <small>{mark ?? "…"}</small>
          </button>
        );
      })}
    </div>
  );
}
