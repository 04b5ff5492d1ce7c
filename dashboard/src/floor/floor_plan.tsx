import { useCallback, useMemo, useRef } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { nameOf } from "../data/booking.ts";
import { useSize } from "../parts/use_size.ts";
import type { SuggestionMark } from "../suggestions/suggestion_marks.ts";
import { gridOf } from "./grid.ts";
import { layOut } from "./layout.ts";
import { TableShape } from "./table_shape.tsx";
import type { TableView } from "./table_view.ts";
import { type Drag, useDrag } from "./use_drag.ts";
import { useGridFocus } from "./use_grid_focus.ts";

/** Props of {@linkcode FloorPlan}. */
export interface FloorPlanProps {
  zoneName: string;
  /** The tables of the zone; at least one. */
  views: readonly TableView[];
  /** Whether tables are being chosen for the selected booking. */
  isSeating: boolean;
  /** The signs of the suggested tables, by the ids of the tables. */
  marks: ReadonlyMap<string, SuggestionMark>;
  onPress: (tableId: string) => void;
  /** Called when a party was dragged from one table to another. */
  onMove: (fromId: string, toId: string) => void;
  onEscape: () => void;
}

/** The tables of a zone where they stand, for fingers, mouse and keyboard. */
export function FloorPlan(props: FloorPlanProps) {
  const { views, isSeating, marks, onPress, onEscape } = props;
  const { bookingId, tableIds } = useChoice();
  const frame = useRef<HTMLDivElement>(null);
  const { drag, start, isClickOfDrag } = useDrag(props.onMove);
  const { grid, layout } = useArrangement(views, useSize(frame));
  const { tabStop, setFocusedId, onKeyDown } = useGridFocus({
    frame,
    grid,
    onPress: (tableId) => press(tableId),
    onEscape,
  });
  const press = useCallback((tableId: string) => {
    setFocusedId(tableId);
    if (!isClickOfDrag()) onPress(tableId);
  }, [isClickOfDrag, onPress, setFocusedId]);

  const byId = new Map(views.map((view) => [view.table.id, view]));
  return (
    <div ref={frame} className="floor-frame">
      {layout !== null && (
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
                const isCurrent = view.occupant?.id === bookingId;
                return (
                  <TableShape
                    key={id}
                    view={view}
                    box={box}
                    isChosen={tableIds.includes(id)}
                    isCurrent={isCurrent}
                    isBlocked={isSeating && !isCurrent && view.state !== "free"}
                    mark={marks.get(id) ?? null}
                    isTabStop={id === tabStop}
                    onPress={press}
                    onDragStart={start}
                  />
                );
              })}
            </g>
          ))}
          {drag !== null && <Dragged drag={drag} byId={byId} />}
        </svg>
      )}
    </div>
  );
}

/** Where the tables are drawn; the layout is null until the room is known. */
function useArrangement(
  views: readonly TableView[],
  room: { width: number; height: number },
) {
  // The views change with every read; the tables in them rarely do.
  const tableKey = views.map(({ table }) => JSON.stringify(table)).join();
  return useMemo(() => {
    const tables = views.map(({ table }) => table);
    return {
      grid: gridOf(tables),
      layout: room.width > 0 ? layOut(tables, room) : null,
    };
  }, [tableKey, room]);
}

/** The name of the party beside the pointer, and the table it would get. */
function Dragged(
  { drag, byId }: { drag: Drag; byId: ReadonlyMap<string, TableView> },
) {
  const party = byId.get(drag.fromId)?.occupant;
  if (!party) return null;
  const target = drag.overId === drag.fromId ? null : drag.overId;
  return (
    <text className="dragged" x={drag.x + 14} y={drag.y - 10}>
      {nameOf(party)}
      {target !== null && ` to ${byId.get(target)?.table.label}`}
    </text>
  );
}
