import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useChoice } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import { BookingRow } from "./booking_row.tsx";
import { type Filter, filterBookings, FILTERS } from "./filter.ts";

/** Props of {@linkcode BookingList}. */
export interface BookingListProps {
  bookings: readonly Booking[];
  /** Called when a booking was selected by keyboard: the tables come next. */
  onEnter: () => void;
}

/** The bookings of a service; arrow keys move, Enter selects. */
export function BookingList(props: BookingListProps) {
  const { bookings, onEnter } = props;
  const { bookingId: selectedId, select } = useChoice();
  const [filter, setFilter] = useState<Filter>("all");
  const list = useRef<HTMLUListElement>(null);
  const shown = useMemo(() => filterBookings(bookings, filter), [
    bookings,
    filter,
  ]);
  const tabStop = shown.find(({ id }) => id === selectedId) ?? shown[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const rows = Array.from(list.current?.children ?? []);
    const index = rows.indexOf(event.target as Element);
    const row = rows[index];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const id = row?.getAttribute("data-booking-id");
      if (!id) return;
      select(id);
      onEnter();
      return;
    }
    const target = targetOf(event.key, index, rows.length);
    if (target === null) return;
    event.preventDefault();
    (rows[target] as HTMLElement | undefined)?.focus();
  };

  return (
    <section className="bookings" aria-label="Bookings">
      <Filters bookings={bookings} filter={filter} onFilter={setFilter} />
      {shown.length === 0 ? <p className="empty">{emptyText(filter)}</p> : (
        <ul
          ref={list}
          role="listbox"
          aria-label="Bookings of the service"
          className="booking-rows"
          onKeyDown={onKeyDown}
        >
          {shown.map((booking) => (
            <BookingRow
              key={booking.id}
              booking={booking}
              isSelected={booking.id === selectedId}
              isTabStop={booking.id === tabStop?.id}
              onSelect={select}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Props of {@linkcode Filters}. */
interface FiltersProps {
  bookings: readonly Booking[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** Chooses a filter; every button has the number of its bookings. */
function Filters({ bookings, filter, onFilter }: FiltersProps) {
  return (
    <div className="filters" role="group" aria-label="Show">
      {FILTERS.map(([key, label]) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-pressed={filter === key}
          onClick={() => onFilter(key)}
        >
          {label} <span>{filterBookings(bookings, key).length}</span>
        </button>
      ))}
    </div>
  );
}

/** The row that a key leads to from a row; null when it leads nowhere. */
function targetOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function emptyText(filter: Filter): string {
  return filter === "all"
    ? "No bookings for this service. Choose another service or date."
    : "No such bookings now. Choose “All” to see the others.";
}
