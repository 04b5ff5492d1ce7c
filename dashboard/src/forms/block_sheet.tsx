import { useState } from "react";
import { block } from "../actions/block_drafts.ts";
import { useWording } from "../wording/use_wording.ts";
import { BlockFields } from "./block_fields.tsx";
import { Sheet } from "./sheet.tsx";
import { endOfService } from "./times.ts";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Why a table is given to nobody. */
const REASONS = ["Wobbles", "Dirty", "Held for"];

/** Props of {@linkcode BlockSheet}. */
export interface BlockSheetProps extends SheetActionOptions {
  /** At least one. */
  tableIds: readonly string[];
}

/** Blocks tables until the end of the service, or until another time. */
export default function BlockSheet(props: BlockSheetProps) {
  const { reading, now, tableIds, onClose } = props;
  const place = useWording().labelsOf(tableIds);
  const [endAt, setEndAt] = useState(() => endOfService(reading, now));
  const [reason, setReason] = useState("");
  const action = useSheetAction(props);
  const isReady = reason !== "" && endAt > now && !action.isBusy;
  const submit = () => {
    if (!isReady) return;
    void action.submit(
      block(reading.restaurant.id, { tableIds, reason, startAt: now, endAt }),
    );
  };
  return (
    <Sheet title={`Block ${place}`} onClose={onClose}>
      <BlockFields
        reading={reading}
        now={now}
        reasons={REASONS}
        reason={reason}
        onReason={setReason}
        endAt={endAt}
        onEndAt={setEndAt}
      />
      {action.refusal}
      <div className="dialog-buttons">
        <button
          type="button"
          className="button is-primary"
          aria-disabled={!isReady}
          onClick={submit}
        >
          Block {place}
        </button>
      </div>
    </Sheet>
  );
}
