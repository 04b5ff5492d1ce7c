import { ActivityPanel } from "../activity/activity_panel.tsx";
import { useSignedIn } from "../api/signed_in.ts";
import { BookingList } from "../bookings/booking_list.tsx";
import { BookingPanel } from "../bookings/booking_panel.tsx";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import type { useBookings } from "../data/use_bookings.ts";
import type { Floor } from "../data/use_floor.ts";
import { useMembers } from "../data/use_members.ts";
import { FloorSection } from "../floor/floor_section.tsx";
import { Region } from "../parts/region.tsx";
import { SeatEveryone } from "../plan/seat_everyone.tsx";
import type { Service } from "../time/services.ts";

/** Props of {@linkcode DeskColumns}. */
export interface DeskColumnsProps {
  restaurantId: string;
  floor: Floor;
  service: Service;
  /** The query for all bookings of the service date. */
  bookings: ReturnType<typeof useBookings>;
  bookingsOfService: readonly Booking[];
}

/** The list of bookings, the floor, and what concerns the selected booking. */
export function DeskColumns(props: DeskColumnsProps) {
  const { restaurantId, bookings } = props;
  const { userId } = useSignedIn();
  const { bookingId, startMoving } = useChoice();
  const { data: roles } = useMembers(restaurantId);
  // The server refuses a viewer anyway: until the role is known, all is shown.
  const mayAct = roles?.get(userId) !== "viewer";
  const selected = bookings.data?.find(({ id }) => id === bookingId) ?? null;
  return (
    <main className="columns">
      <div className="column-list">
        <div className="list-head">
          <h2>Bookings</h2>
          {mayAct && bookings.data !== undefined && (
            <SeatEveryone
              restaurantId={restaurantId}
              service={props.service}
              floor={props.floor}
              bookings={bookings.data}
              bookingsOfService={props.bookingsOfService}
            />
          )}
        </div>
        <Region what="the bookings" query={bookings}>
          {() => (
            <BookingList
              bookings={props.bookingsOfService}
              onEnter={focusFloor}
            />
          )}
        </Region>
      </div>
      <FloorSection
        floor={props.floor}
        service={props.service}
        bookings={bookings.data ?? NO_BOOKINGS}
        selected={selected}
        mayAct={mayAct}
      />
      <aside className="column-side">
        {selected !== null && (
          <BookingPanel
            key={selected.id}
            booking={selected}
            mayAct={mayAct}
            onMove={() => {
              startMoving();
              focusFloor();
            }}
          />
        )}
        <ActivityPanel restaurantId={restaurantId} />
      </aside>
    </main>
  );
}

/** Always the same, so that nothing is worked out again while loading. */
const NO_BOOKINGS: readonly Booking[] = [];

/** Lets the next key press go to the table that the Tab key leads to. */
function focusFloor(): void {
  document.querySelector<SVGElement>('.floor [tabindex="0"]')?.focus();
}
