import { useActions } from "../actions/actions.ts";
import { unblock } from "../actions/block_drafts.ts";
import { useChoice } from "../choice/use_choice.ts";
import { blockAt } from "../data/block_at.ts";
import { nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import type { ReadBlock } from "../data/service_reading.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import { useLook } from "../time/use_look.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import { useWording } from "../wording/use_wording.ts";
import { SheetHead } from "./sheet_head.tsx";

/** A table that nobody has: who has it next, and what can be done with it. */
export default function TableSheet({ table }: { table: DiningTable }) {
  const { bookings, blocks } = useReading();
  const { at } = useLook();
  const { timeZone } = useWording();
  const { select } = useChoice();
  const mayAct = useMayAct();
  const time = (moment: number) => timeOfDay(moment, timeZone);
  const block = blockAt(
    blocks.filter(({ tableIds }) => tableIds.includes(table.id)),
    at,
  );
  const next = bookings
    .filter(({ status, startAt, tableIds }) =>
      status === "confirmed" && startAt > at && tableIds.includes(table.id)
    )
    .sort((a, b) => a.startAt - b.startAt)[0];
  return (
    <section className="party-sheet" aria-label="Selected table">
      <SheetHead key={table.id} title={table.label} />
      <div
        className="party-facts"
        tabIndex={0}
        role="region"
        aria-label="Facts"
      >
        <p>
          {counted(table.seats, "seat")}
          {!table.isMovable && ", fixed"}
          {!table.isActive && ", not in use"}
        </p>
        {block !== null && <p>Blocked to {time(block.endAt)}: {block.reason}
        </p>}
        {next !== undefined && (
          <p>
            <strong>
              Next: {nameOf(next)}, {next.partySize}, {time(next.startAt)}
            </strong>
          </p>
        )}
      </div>
      <div className="sheet-buttons">
        {mayAct && <TableButtons table={table} block={block} />}
        {next !== undefined && (
          <button
            type="button"
            className="button is-half"
            onClick={() => select(next.id)}
          >
            Show {nameOf(next)}
          </button>
        )}
      </div>
    </section>
  );
}

function TableButtons(
  { table, block }: {
    table: DiningTable;
    block: ReadBlock | null;
  },
) {
  const { open } = useSheets();
  const { run } = useActions();
  const { at, isNow } = useLook();
  const tableId = table.id;
  if (block !== null) {
    return (
      <button
        type="button"
        className="button is-primary is-wide"
        onClick={() => void run(unblock(block))}
      >
        Unblock {table.label}
      </button>
    );
  }
  return (
    <>
      {isNow && (
        <button
          type="button"
          className="button is-primary is-wide"
          onClick={() => open({ kind: "walk-in", tableId })}
        >
          Walk-in here
        </button>
      )}
      <button
        type="button"
        className="button is-half"
        onClick={() => open({ kind: "booking", tableId, startAt: at })}
      >
        Booking here
      </button>
      <button
        type="button"
        className="button is-half"
        onClick={() => open({ kind: "block", tableId })}
      >
        Block
      </button>
    </>
  );
}
