import { type CSSProperties, memo, type PointerEvent } from "react";
import { Sign } from "./sign.tsx";
import type { TableFace } from "./table_face.ts";

/** How a table stands to what the user is choosing. */
export interface TableMarks {
  /** Whether the user has chosen it. */
  isChosen: boolean;
  /** Whether it, or who has it, is selected. */
  isCurrent: boolean;
  /** Why it cannot be chosen, as in "2 seats"; empty if it can. */
  unfit: string;
  /** Its place among the proposed sets of tables, from 1; null without one. */
  rank: number | null;
}

/** Props of {@linkcode TableCard}. */
export interface TableCardProps extends TableMarks {
  tableId: string;
  name: string;
  face: TableFace;
  /** Where it is drawn, in pixels; null for a card in a list. */
  place: CSSProperties | null;
  /** Whether the Tab key leads to it. */
  isTabStop: boolean;
  onPress: (tableId: string) => void;
  onDragStart: (event: PointerEvent, tableId: string) => void;
}

/** One table; drawn again only when something on it has changed. */
export const TableCard = memo(function TableCard(props: TableCardProps) {
  const { tableId, face, isChosen, unfit, rank } = props;
  return (
    <div
      role="gridcell"
      className={classNameOf(props)}
      style={props.place ?? undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-selected={isChosen}
      data-table-id={tableId}
      data-role={face.role}
      onClick={() => props.onPress(tableId)}
      onPointerDown={(event) => props.onDragStart(event, tableId)}
    >
      {/* It says all that is drawn below, in whole words. */}
      <span className="hidden">{fullName(props)}</span>
      <span className="table-head" aria-hidden="true">
        <strong>{face.label}</strong>
        {rank !== null && <span className="rank">{rank}</span>}
        {face.hasNotes && <Sign name="note" />}
        {face.sign !== null && <Sign name={face.sign} />}
        {face.badge !== "" && <span className="table-badge">{face.badge}</span>}
        <span className={face.isSeats ? "table-seats" : "table-size"}>
          {face.size}
        </span>
      </span>
      {face.lines.map((line, index) => (
        <span
          key={index}
          className={index === 0 && face.hasName
            ? "table-line is-name"
            : "table-line"}
          aria-hidden="true"
        >
          {face.isNextHere && index === face.lines.length - 1 && (
            <span className="table-badge is-here">Here</span>
          )}
          {line}
        </span>
      ))}
      {unfit !== "" && (
        <span className="table-unfit" aria-hidden="true">{unfit}</span>
      )}
      {face.passed !== null && (
        <span
          className="table-passed"
          style={{ width: `${Math.round(face.passed * 100)}%` }}
        />
      )}
      {isChosen && <span className="table-check" aria-hidden="true">✓</span>}
    </div>
  );
}, isSame);

function classNameOf({ face, isChosen, isCurrent, unfit }: TableCardProps) {
  const classes = ["table", `is-${face.role}`];
  if (face.isOff) classes.push("is-striped");
  if (isChosen) classes.push("is-chosen");
  if (isCurrent) classes.push("is-current");
  if (unfit !== "") classes.push("is-unfit");
  return classes.join(" ");
}

function fullName({ name, isChosen, unfit, rank }: TableCardProps): string {
  const parts = [name];
  if (rank !== null) parts.push(`Suggestion ${rank}.`);
  if (unfit !== "") parts.push(`Does not fit: ${unfit}.`);
  if (isChosen) parts.push("Chosen.");
  return parts.join(" ");
}

/** The faces are worked out again every minute and are mostly the same. */
function isSame(a: TableCardProps, b: TableCardProps): boolean {
  return a.tableId === b.tableId && a.name === b.name &&
    a.isChosen === b.isChosen && a.isCurrent === b.isCurrent &&
    a.unfit === b.unfit && a.rank === b.rank && a.isTabStop === b.isTabStop &&
    a.onPress === b.onPress && a.onDragStart === b.onDragStart &&
    JSON.stringify([a.face, a.place]) === JSON.stringify([b.face, b.place]);
}
