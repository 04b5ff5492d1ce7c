import { Suspense, useMemo, useState } from "react";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { lazily } from "../parts/lazily.ts";
import { useLook } from "../time/use_look.ts";
import { useNow } from "../time/use_now.ts";
import { BookingRows } from "./booking_rows.tsx";
import { type Group, groupBookings, groupOf, GROUPS } from "./groups.ts";
import { EmptyList } from "./empty_list.tsx";
import { UnreadableRows } from "./unreadable_rows.tsx";

const WaitingList = lazily(async () => ({
  default: (await import("../forms/waiting_list.tsx")).WaitingList,
}));

/** Props of {@linkcode BookingList}. */
export interface BookingListProps {
  /** Those of the service that is shown, and everybody who sits. */
  bookings: readonly Booking[];
  serviceName: string;
  /** Called to show the tables of a booking that was selected. */
  onPlace: () => void;
  /** Which tab the list opens on. */
  opensOn?: Group;
}

/** The bookings in four tabs; arrow keys move from row to row. */
export function BookingList(props: BookingListProps) {
  const { bookings, onPlace, opensOn = "due" } = props;
  const { bookingId: selectedId, select } = useChoice();
  const reading = useReading();
  const present = useNow();
  const { isNow } = useLook();
  const now = isNow || reading.serviceDate === reading.currentServiceDate
    ? present
    : null;
  const [tab, setTab] = useState<Group>(opensOn);
  const groups = useMemo(
    () => groupBookings(bookings, now ?? Number.NEGATIVE_INFINITY),
    [bookings, now],
  );
  useFollowSelected(bookings, selectedId, setTab);
  const shown = groups[tab];
  const mayAct = useMayAct();
  return (
    <section className="bookings" aria-label="Bookings">
      <div className="tabs list-tabs" role="group" aria-label="Show">
        {GROUPS.map(([key, label]) => (
          <button
            key={key}
            type="button"
            className="button is-tab"
            aria-pressed={tab === key}
            onClick={() => setTab(key)}
          >
            {label} {groups[key].length}
          </button>
        ))}
      </div>
      {tab === "due" && <UnreadableRows />}
      {tab === "wait" && shown.length > 0
        ? (
          <Suspense>
            <WaitingList
              reading={reading}
              now={present}
              mayAct={mayAct && isNow}
              onShow={select}
            />
          </Suspense>
        )
        : shown.length === 0
        ? <EmptyList group={tab} serviceName={props.serviceName} />
        : (
          <BookingRows
            label={GROUPS.find(([key]) => key === tab)?.[1] ?? ""}
            bookings={shown}
            now={now}
            onPlace={onPlace}
          />
        )}
    </section>
  );
}

/** A booking that was selected on the floor is shown in the list as well. */
function useFollowSelected(
  bookings: readonly Booking[],
  selectedId: string | null,
  setTab: (tab: Group) => void,
): void {
  const [followedId, setFollowedId] = useState(selectedId);
  if (followedId === selectedId) return;
  setFollowedId(selectedId);
  const selected = bookings.find(({ id }) => id === selectedId);
  if (selected !== undefined) setTab(groupOf(selected));
}
