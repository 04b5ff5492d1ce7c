import { memo } from "react";
import { counted } from "../wording/counted.ts";
import type { RowText } from "./row_text.ts";

/** Props of {@linkcode BookingRow}, all of them plain texts and numbers. */
export interface BookingRowProps extends RowText {
  id: string;
  time: string;
  name: string;
  partySize: number;
  hasNotes: boolean;
  /** What its tables are called; empty without any. */
  place: string;
  isStruck: boolean;
  isSelected: boolean;
  /** Whether the Tab key leads to it. */
  isTabStop: boolean;
  onSelect: (id: string) => void;
  /** Called to show its tables. */
  onPlace: (id: string) => void;
}

/** One booking in the list; drawn again only when something on it changes. */
export const BookingRow = memo(function BookingRow(props: BookingRowProps) {
  const { id, name, partySize, line, place } = props;
  return (
    <li
      className={`booking-row is-${props.tone}`}
      data-booking-id={id}
      data-selected={props.isSelected}
    >
      <button
        type="button"
        className="row-main"
        tabIndex={props.isTabStop ? 0 : -1}
        aria-current={props.isSelected}
        onClick={() => props.onSelect(id)}
      >
        <span className="row-time">{props.time}</span>
        <span className="row-who">
          <span className="row-name">
            <strong className={props.isStruck ? "is-struck" : undefined}>
              {name}
            </strong>{" "}
            <span aria-hidden="true">· {partySize}</span>
            <span className="hidden">, {counted(partySize, "guest")}</span>{" "}
            {props.hasNotes && <small aria-hidden="true">✎</small>}
          </span>
          {line !== "" && <small className="row-line">{line}</small>}
        </span>
      </button>
      <button
        type="button"
        className="button row-place"
        tabIndex={-1}
        aria-label={place === "" ? `${name} has no table` : `Show ${place}`}
        onClick={() => props.onPlace(id)}
      >
        {place === "" ? "—" : place.replaceAll(" + ", "+")}
      </button>
    </li>
  );
});
