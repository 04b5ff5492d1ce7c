import { Fragment, memo, type PointerEvent } from "react";
import { nameOf } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { Chairs } from "./chairs.tsx";
import type { Box } from "./layout.ts";
import { stateLabel, type TableView } from "./table_view.ts";

/** What {@linkcode TableShape} shows. */
export interface TableShapeProps {
  view: TableView;
  box: Box;
  timeZone: string;
  /** Whether the user has chosen it for the selected booking. */
  isChosen: boolean;
  /** Whether the selected booking holds it. */
  isCurrent: boolean;
  /** Whether the selected booking cannot have it. */
  isBlocked: boolean;
  /** Whether Tab leads to it. */
  isTabStop: boolean;
  onPress: (tableId: string) => void;
  onDragStart: (event: PointerEvent, tableId: string) => void;
}

/** One table on the floor plan. */
export const TableShape = memo(function TableShape(props: TableShapeProps) {
  const { view, box, isChosen, isCurrent, isBlocked, isTabStop } = props;
  const { table, state, occupant } = view;
  const classes = ["table", `table-${state}`];
  if (isChosen) classes.push("is-chosen");
  if (isCurrent) classes.push("is-current");
  if (isBlocked) classes.push("is-blocked");
  return (
    <g
      role="gridcell"
      className={classes.join(" ")}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isChosen}
      aria-label={describe(props)}
      data-table-id={table.id}
      data-state={state}
      onClick={() => props.onPress(table.id)}
      onPointerDown={occupant === null
        ? undefined
        : (event) => props.onDragStart(event, table.id)}
    >
      <Chairs box={box} seats={table.seats} />
      <rect className="focus-ring" {...grown(box, 11)} rx={16} />
      <rect className="top" {...box} rx={state === "seated" ? 22 : 8} />
      {state === "held" && (
        <rect className="inner-line" {...grown(box, -4)} rx={5} />
      )}
      {state === "inactive" && (
        <path
          className="cross"
          d={`M${box.x} ${box.y}l${box.width} ${box.height}m0 ${-box
            .height}l${-box.width} ${box.height}`}
        />
      )}
      <Lines {...props} />
      {isChosen && <Check box={box} />}
    </g>
  );
});

/** Narrower tables have shorter texts. */
const WIDE_PX = 88;

function Lines({ view, box, timeZone }: TableShapeProps) {
  const { table } = view;
  const lines = detailLines(view, box, timeZone);
  const middle = box.x + box.width / 2;
  const lineHeight = Math.min(16, (box.height - 9) / 4);
  const top = box.y + box.height / 2 - lines.length * lineHeight / 2 + 5;
  const fitting = Math.floor((box.width - 6) / 6.4);
  return (
    <text textAnchor="middle">
      <tspan className="label" x={middle} y={top}>{table.label}</tspan>{" "}
      <tspan className="seats" dx={2}>{seatsText(view, box)}</tspan>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {" "}
          <tspan
            className={index === 0 ? "state" : "detail"}
            x={middle}
            y={top + lineHeight * (index + 1)}
          >
            {shorten(line, fitting)}
          </tspan>
        </Fragment>
      ))}
    </text>
  );
}

function seatsText({ table }: TableView, box: Box): string {
  return box.width >= WIDE_PX ? `${table.seats} seats` : `${table.seats}`;
}

function detailLines(
  { state, occupant, next }: TableView,
  box: Box,
  timeZone: string,
): string[] {
  const isWide = box.width >= WIDE_PX;
  const until = (moment: number) =>
    `${isWide ? "until" : "to"} ${timeOfDay(moment, timeZone)}`;
  if (occupant !== null) {
    const who = isWide
      ? [`${stateLabel(state)}: ${nameOf(occupant)}`]
      : [stateLabel(state), nameOf(occupant)];
    return [...who, until(occupant.endAt)];
  }
  if (next === null || state === "inactive") return [stateLabel(state)];
  return [stateLabel(state), until(next.startAt)];
}

/** What is to be seen, for voice control, and after it what is not. */
function describe(props: TableShapeProps): string {
  const { view, box, timeZone, isChosen, isCurrent, isBlocked } = props;
  const { table, occupant } = view;
  const visible = [
    table.label,
    seatsText(view, box),
    ...detailLines(view, box, timeZone),
  ];
  const words = [`Table ${visible.join(" ")}`];
  if (box.width < WIDE_PX) words.push(`${table.seats} seats`);
  if (occupant !== null) words.push(`party of ${occupant.partySize}`);
  if (!table.is_movable) words.push("fixed");
  if (isCurrent) words.push("held by the selected booking");
  if (isBlocked) words.push("not free for the selected booking");
  if (isChosen) words.push("chosen");
  return words.join(", ");
}

function Check({ box }: { box: Box }) {
  const [x, y] = [box.x + box.width - 4, box.y + 4];
  return (
    <g className="check">
      <circle cx={x} cy={y} r={11} />
      <path d={`M${x - 5} ${y}l4 4l7 -8`} />
    </g>
  );
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x - by,
    y: y - by,
    width: width + 2 * by,
    height: height + 2 * by,
  };
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
