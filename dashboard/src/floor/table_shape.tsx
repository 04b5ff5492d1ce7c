import { Fragment, memo, type PointerEvent } from "react";
import { MarkBadge } from "../suggestions/mark_badge.tsx";
import { useWording } from "../wording/use_wording.ts";
import { Chairs } from "./chairs.tsx";
import type { Box } from "./layout.ts";
import {
  tableDescription,
  type TableMarks,
  type TableText,
  tableText,
} from "./table_text.ts";
import type { TableView } from "./table_view.ts";

/** Props of {@linkcode TableShape}. */
export interface TableShapeProps extends TableMarks {
  view: TableView;
  /** Where to draw it. */
  box: Box;
  /** Whether the Tab key leads to it. */
  isTabStop: boolean;
  onPress: (tableId: string) => void;
  /** Called when the pointer goes down on a table that a party has. */
  onDragStart: (event: PointerEvent, tableId: string) => void;
}

/** One table on the floor plan; redrawn only when its props change. */
export const TableShape = memo(function TableShape(props: TableShapeProps) {
  const { view, box, isChosen, mark } = props;
  const { table, state, occupant } = view;
  const text = tableText(view, box.width, useWording().timeZone);
  return (
    <g
      role="gridcell"
      className={classNameOf(props)}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-selected={isChosen}
      aria-label={tableDescription(view, text, props)}
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
      {state === "inactive" && <path className="cross" d={crossOver(box)} />}
      <Lines text={text} box={box} />
      {mark !== null && (
        <MarkBadge x={box.x + 4} y={box.y + 4} rank={mark.rank} />
      )}
      {isChosen && <Check box={box} />}
    </g>
  );
});

function classNameOf({ view, ...marks }: TableShapeProps): string {
  const classes = ["table", `table-${view.state}`];
  if (marks.isChosen) classes.push("is-chosen");
  if (marks.isCurrent) classes.push("is-current");
  if (marks.isBlocked) classes.push("is-blocked");
  if (marks.mark !== null) classes.push("is-suggested");
  return classes.join(" ");
}

/** The width of a character of the smallest text, rounded up. */
const CHARACTER_PX = 6.4;

/** The texts in the middle of the table; what is too long for it is cut. */
function Lines({ text, box }: { text: TableText; box: Box }) {
  const { label, seats, lines } = text;
  const middle = box.x + box.width / 2;
  const lineHeight = Math.min(16, (box.height - 9) / 4);
  const top = box.y + box.height / 2 - lines.length * lineHeight / 2 + 5;
  const fitting = Math.floor((box.width - 6) / CHARACTER_PX);
  return (
    <text textAnchor="middle">
      <tspan className="label" x={middle} y={top}>{label}</tspan>{" "}
      <tspan className="seats" dx={2}>{seats}</tspan>
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

function Check({ box }: { box: Box }) {
  const [x, y] = [box.x + box.width - 4, box.y + 4];
  return (
    <g className="check">
      <circle cx={x} cy={y} r={11} />
      <path d={`M${x - 5} ${y}l4 4l7 -8`} />
    </g>
  );
}

function crossOver({ x, y, width, height }: Box): string {
  return `M${x} ${y}l${width} ${height}m0 ${-height}l${-width} ${height}`;
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
