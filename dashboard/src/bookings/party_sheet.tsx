import { type Booking, nameOf } from "../data/booking.ts";
import { useMayAct } from "../data/use_reading.ts";
import { useNow } from "../time/use_now.ts";
import { partyBadge } from "./party_badge.ts";
import { PartyButtons } from "./party_buttons.tsx";
import { PartyFacts } from "./party_facts.tsx";
import { SheetHead } from "./sheet_head.tsx";

/** The selected party: the facts, and below them what can be done. */
export default function PartySheet({ booking }: { booking: Booking }) {
  const { text, tone } = partyBadge(booking, useNow());
  const mayAct = useMayAct();
  return (
    <section className="party-sheet" aria-label="Selected party">
      <SheetHead key={booking.id} title={nameOf(booking)}>
        <span className={`state-badge is-${tone}`}>{text}</span>
      </SheetHead>
      <PartyFacts booking={booking} />
      {mayAct
        ? <PartyButtons key={booking.id} booking={booking} />
        : (
          <p className="hint sheet-buttons">
            You can look, not change. An owner can change your role.
          </p>
        )}
    </section>
  );
}
