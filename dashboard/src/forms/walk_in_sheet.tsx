import { useState } from "react";
import { createBooking } from "../actions/create_draft.ts";
import { useClient } from "../api/client.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import type { DiningTable } from "../data/dining_table.ts";
import { readSuggestions } from "../suggestions/read_suggestions.ts";
import { NO_SUGGESTIONS } from "../suggestions/suggestion.ts";
import { Sheet } from "./sheet.tsx";
import { SizeButtons } from "./size_buttons.tsx";
import { TextField } from "./text_field.tsx";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";
import {
  lastOrdersText,
  seatedWalkIn,
  stayAt,
  walkInSearch,
} from "./walk_in.ts";
import { WalkInProposals } from "./walk_in_proposals.tsx";

/** Props of {@linkcode WalkInSheet}. */
export interface WalkInSheetProps extends SheetActionOptions {
  /** The free table at which the party sits down; missing: tables are proposed. */
  table?: DiningTable;
}

/** Seats a party that has just come in, or lets it wait. */
export default function WalkInSheet(props: WalkInSheetProps) {
  const { reading, now, table, onClose } = props;
  const { timezone } = reading.restaurant;
  const [size, setSize] = useState<number | null>(null);
  const [name, setName] = useState("");
  const [intent] = useState(() => crypto.randomUUID());
  const action = useSheetAction(props);
  const seatAtTable = useSeatingAtTable(reading, now);
  const lastOrders = lastOrdersText(reading.services, now, timezone);
  const choose = async (partySize: number) => {
    setSize(partySize);
    action.forgetRefusal();
    if (table === undefined || action.isBusy) return;
    const party = await seatAtTable(table.id, { partySize, name });
    await action.submit(createBooking(reading.restaurant.id, party, intent));
  };
  return (
    <Sheet
      title={table === undefined ? "Walk-in" : `Walk-in at ${table.label}`}
      onClose={onClose}
    >
      {lastOrders !== null && <p className="note">{lastOrders}</p>}
      <SizeButtons size={size} onSize={(one) => void choose(one)} />
      <TextField
        label="Name or what they are known by (optional)"
        value={name}
        maxLength={200}
        onChange={setName}
      />
      {action.refusal}
      {table === undefined && size !== null && (
        <WalkInProposals
          reading={reading}
          now={now}
          walkIn={{ partySize: size, name }}
          isBusy={action.isBusy}
          onParty={(party) =>
            void action.submit(
              createBooking(reading.restaurant.id, party, intent),
            )}
        />
      )}
    </Sheet>
  );
}

/** Finds out until when a table is free, so that the party can sit down at once. */
function useSeatingAtTable({ restaurant }: ServiceReading, now: number) {
  const client = useClient();
  return async (
    tableId: string,
    walkIn: { partySize: number; name: string },
  ) => {
    const search = walkInSearch(restaurant.id, walkIn.partySize, now);
    // Without an answer the server decides when the booking is made.
    const found = await readSuggestions(client, { ...search, limit: 20 })
      .catch(() => NO_SUGGESTIONS);
    return seatedWalkIn(walkIn, stayAt(found, tableId), now);
  };
}
