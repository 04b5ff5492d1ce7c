import { Suspense, useEffect, useState } from "react";
import { BookingList } from "../bookings/booking_list.tsx";
import type { Group } from "../bookings/groups.ts";
import { useChoice } from "../choice/use_choice.ts";
import { useSelected } from "../choice/use_selected.ts";
import type { Booking } from "../data/booking.ts";
import { useReading } from "../data/use_reading.ts";
import { FloorSection } from "../floor/floor_section.tsx";
import { TimeBar } from "../floor/time_bar.tsx";
import { lazily } from "../parts/lazily.ts";
import { Boundary } from "../parts/boundary.tsx";
import { BottomTabs } from "./bottom_tabs.tsx";
import type { ShownService } from "./shown_service.ts";
import type { Layout } from "./use_layout.ts";

const PartySheet = lazily(() => import("../bookings/party_sheet.tsx"));
const TableSheet = lazily(() => import("../bookings/table_sheet.tsx"));

/** Props of {@linkcode DeskPanes}. */
export interface DeskPanesProps {
  layout: Layout;
  shown: ShownService;
  /** Those of the service, and everybody who sits. */
  bookings: readonly Booking[];
}

/** The list, the floor and the sheet of what is selected. */
export function DeskPanes({ layout, shown, bookings }: DeskPanesProps) {
  const { purpose } = useChoice();
  const [pane, setPane] = useState<Pane>("due");
  const sheet = useSheetOfSelected();
  const isPhone = layout === "phone";
  const isChoosing = purpose !== null;
  useEffect(() => {
    if (isChoosing) setPane("floor");
  }, [isChoosing]);
  const isFloor = pane === "floor";
  const list = (
    <Boundary what="the list">
      <BookingList
        // A tab of the phone opens the list on one of its own tabs.
        key={isPhone ? pane : "list"}
        bookings={bookings}
        serviceName={shown.name}
        {...(pane !== "floor" && { opensOn: pane })}
        onPlace={() => {
          setPane("floor");
          if (!isPhone) focusFloor();
        }}
      />
    </Boundary>
  );
  const floor = (
    <Boundary what="the floor">
      <FloorSection isCards={isPhone} />
    </Boundary>
  );
  if (isPhone) {
    return (
      <>
        <main className="panes">
          {isFloor ? floor : list}
          {!isChoosing && sheet !== null && (
            <div className="sheet-cover">{sheet}</div>
          )}
        </main>
        <BottomTabs pane={pane} onPane={setPane} bookings={bookings} />
      </>
    );
  }
  const covers = layout === "landscape" && sheet !== null;
  return (
    <main className="panes">
      <div className="pane-list" hidden={covers}>{list}</div>
      <div className="pane-floor">
        {floor}
        <TimeBar />
      </div>
      {(layout !== "landscape" || sheet !== null) && (
        <div className="pane-sheet">
          {sheet ?? <p className="empty">Tap a party or a table.</p>}
        </div>
      )}
    </main>
  );
}

/** What a phone shows: the floor, or the list at one of its tabs. */
export type Pane = "floor" | Group;

/** The sheet of the selected party or table; null when there is none. */
function useSheetOfSelected() {
  const { tables } = useReading();
  const { tableId } = useChoice();
  const booking = useSelected();
  const table = tables.get(tableId ?? "");
  if (booking === null && table === undefined) return null;
  return (
    <Boundary key={booking?.id ?? tableId} what="the party">
      <Suspense>
        {booking === null
          ? table && <TableSheet table={table} />
          : <PartySheet booking={booking} />}
      </Suspense>
    </Boundary>
  );
}

/** Lets the next key press go to the table that the Tab key leads to. */
function focusFloor(): void {
  document.querySelector<HTMLElement>('.floor [tabindex="0"]')?.focus();
}
