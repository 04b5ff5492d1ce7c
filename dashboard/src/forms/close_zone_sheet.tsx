import { useState } from "react";
import { closeZone } from "../actions/block_drafts.ts";
import { nameOf } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";
import {
  affectedBy,
  affectedText,
  notBlocked,
  tablesOfZone,
} from "./affected.ts";
import { BlockFields } from "./block_fields.tsx";
import { Sheet } from "./sheet.tsx";
import { endOfService } from "./times.ts";
import {
  type SheetActionOptions,
  useSheetAction,
} from "./use_sheet_action.tsx";

/** Why a zone is closed. */
const REASONS = ["Rain", "Cold", "Private party"];

/** Props of {@linkcode CloseZoneSheet}. */
export interface CloseZoneSheetProps extends SheetActionOptions {
  zoneId: string;
}

/** Closes a zone, after it has said who loses a table and who still sits. */
export default function CloseZoneSheet(props: CloseZoneSheetProps) {
  const { reading, now, zoneId, onClose } = props;
  const zoneName = reading.zones.find(({ id }) => id === zoneId)?.name ??
    "the zone";
  const { id: restaurantId, timezone } = reading.restaurant;
  const [endAt, setEndAt] = useState(() => endOfService(reading, now));
  const { labelsOf } = useWording();
  const [reason, setReason] = useState("");
  const action = useSheetAction(props);
  const window = { startAt: now, endAt };
  const all = tablesOfZone(reading.tables.values(), zoneId);
  const affected = affectedBy(reading.bookings, all, window);
  const tableIds = notBlocked(all, reading.blocks, window);
  const blocked = all.filter((id) => !tableIds.includes(id));
  const isReady = reason !== "" && endAt > now && tableIds.length > 0 &&
    !action.isBusy;
  const submit = () => {
    if (!isReady) return;
    const request = { tableIds, zoneName, reason, ...window };
    void action.submit(closeZone(restaurantId, request, affected.losing));
  };
  return (
    <Sheet
      title={`Close ${zoneName}`}
      description={`${affectedText(affected)}.`}
      onClose={onClose}
    >
      <ul className="plain-list">
        {affected.losing.map((booking) => (
          <li key={booking.id}>
            {timeOfDay(booking.startAt, timezone)} {nameOf(booking)},{" "}
            {booking.partySize}
          </li>
        ))}
      </ul>
      {blocked.length > 0 && (
        <p className="hint">{labelsOf(blocked)}: blocked already.</p>
      )}
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
          className="button is-danger"
          aria-disabled={!isReady}
          onClick={submit}
        >
          Close {zoneName}
        </button>
      </div>
    </Sheet>
  );
}
