import {
  type KeyboardEvent,
  useCallback,
  useMemo,
  useRef,
  useState,
} from "react";
import { nameOf } from "../data/booking.ts";
import { useSize } from "../parts/use_size.ts";
import { gridOf, tableInDirection } from "./grid.ts";
import { layOut } from "./layout.ts";
import { TableShape } from "./table_shape.tsx";
import type { TableView } from "./table_view.ts";
import { useDrag } from "./use_drag.ts";

/** What {@linkcode FloorPlan} shows and tells. */
export interface FloorPlanProps {
  zoneName: string;
  views: readonly TableView[];
  timeZone: string;
  selectedId: string | null;
  /** Whether tables are being chosen for the selected booking. */
  isSeating: boolean;
  chosenIds: readonly string[];
  onPress: (tableId: string) => void;
  /** A party was dragged from one table to another. */
  onMove: (fromId: string, toId: string) => void;
  onEscape: () => void;
}

/** The tables of a zone where they stand; arrow keys lead from one to another. */
export function FloorPlan(props: FloorPlanProps) {
  const { views, timeZone, selectedId, isSeating, chosenIds } = props;
  const { onPress, onEscape } = props;
  const frame = useRef<HTMLDivElement>(null);
  const room = useSize(frame);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const { drag, start, isClickOfDrag } = useDrag(props.onMove);

  // The views change with every look at the server; the tables rarely do.
  const tableKey = views.map(({ table }) => JSON.stringify(table)).join();
  const { grid, layout } = useMemo(() => {
    const tables = views.map(({ table }) => table);
    return { grid: gridOf(tables), layout: layOut(tables, room) };
  }, [tableKey, room]);

  const press = useCallback((tableId: string) => {
    setFocusedId(tableId);
    if (!isClickOfDrag()) onPress(tableId);
  }, [isClickOfDrag, onPress]);

  const tabStop = grid.flat().some(({ id }) => id === focusedId)
    ? focusedId
    : grid[0]?.[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onEscape();
    if (!tabStop) return;
    const isPress = event.key === "Enter" || event.key === " ";
    const next = tableInDirection(grid, tabStop, event.key);
    if (!isPress && next === null) return;
    event.preventDefault();
    if (isPress) return press(tabStop);
    if (next === null) return;
    setFocusedId(next.id);
    frame.current?.querySelector<SVGElement>(`[data-table-id="${next.id}"]`)
      ?.focus();
  };

  const byId = new Map(views.map((view) => [view.table.id, view]));
  const dragged = drag === null ? null : byId.get(drag.fromId)?.occupant;
  return (
    <div ref={frame} className="floor-frame">
      {room.width > 0 && (
        <svg
          role="grid"
          aria-label={`Floor plan of ${props.zoneName}. Arrow keys move between tables, Enter chooses`}
          aria-multiselectable="true"
          width={layout.width}
          height={layout.height}
          className={isSeating ? "floor is-seating" : "floor"}
          onKeyDown={onKeyDown}
        >
          {grid.map((row) => (
            <g role="row" key={row[0]?.id}>
              {row.map(({ id }) => {
                const view = byId.get(id);
                const box = layout.boxes.get(id);
                if (view === undefined || box === undefined) return null;
                const holder = view.occupant?.id ?? null;
                return (
                  <TableShape
                    key={id}
                    view={view}
                    box={box}
                    timeZone={timeZone}
                    isChosen={chosenIds.includes(id)}
                    isCurrent={holder !== null && holder === selectedId}
                    isBlocked={isSeating && holder !== selectedId &&
                      view.state !== "free"}
                    isTabStop={id === tabStop}
                    onPress={press}
                    onDragStart={start}
                  />
                );
              })}
            </g>
          ))}
          {drag !== null && dragged && (
            <text className="dragged" x={drag.x + 14} y={drag.y - 10}>
              {nameOf(dragged)}
              {drag.overId !== null && drag.overId !== drag.fromId &&
                ` to ${byId.get(drag.overId)?.table.label}`}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}
