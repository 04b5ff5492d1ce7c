import { type ReactNode, type RefObject, useCallback, useEffect } from "react";
import { useChoice } from "../choice/use_choice.ts";
import { useLook } from "../time/use_look.ts";
import { useWording } from "../wording/use_wording.ts";
import type { Arrangement } from "./arrangement.ts";
import { Bridges } from "./bridges.tsx";
import { TableCard } from "./table_card.tsx";
import { tableFace } from "./table_face.ts";
import { tableName } from "./table_name.ts";
import { useDrag } from "./use_drag.ts";
import { useGridFocus } from "./use_grid_focus.ts";
import type { TableView } from "./use_table_views.ts";

/** Props of {@linkcode FloorGrid}. */
export interface FloorGridProps {
  label: string;
  /** The element around it, which is panned. */
  frame: RefObject<HTMLDivElement | null>;
  arrangement: Arrangement;
  views: readonly TableView[];
  /** Why tables cannot be chosen now, by their ids; those that can are missing. */
  unfit: ReadonlyMap<string, string>;
  /** The places of tables among the proposals, from 1, by their ids. */
  ranks: ReadonlyMap<string, number>;
  onPress: (tableId: string) => void;
  /** Called when a party was dragged from one table to another. */
  onMove: (fromId: string, toId: string) => void;
  onEscape: () => void;
}

/** Tables for fingers, mouse and keyboard, placed or as cards. */
export function FloorGrid(props: FloorGridProps) {
  const { frame, arrangement: { groups, layout }, views, onPress } = props;
  const { start, isClickOfDrag } = useDrag(props.onMove);
  const { tabStop, setFocusedId, onKeyDown } = useGridFocus({
    frame,
    grid: groups.flatMap(({ grid }) => grid),
    onPress: (tableId) => press(tableId),
    onEscape: props.onEscape,
  });
  const press = useCallback((tableId: string) => {
    setFocusedId(tableId);
    if (!isClickOfDrag()) onPress(tableId);
  }, [isClickOfDrag, onPress, setFocusedId]);
  const byId = new Map(views.map((view) => [view.table.id, view]));
  useSelectedInSight(frame, byId);

  const card = (id: string): ReactNode => {
    const view = byId.get(id);
    if (view === undefined) return null;
    return (
      <Cell
        {...props}
        key={id}
        view={view}
        isTabStop={id === tabStop}
        onPress={press}
        onDragStart={start}
      />
    );
  };
  return (
    <div
      role="grid"
      className={layout === null ? "floor is-cards" : "floor"}
      aria-label={`${props.label}. Arrow keys move between tables, Enter chooses`}
      aria-multiselectable="true"
      style={layout === null
        ? undefined
        : { width: layout.width, height: layout.height }}
      onKeyDown={onKeyDown}
    >
      {layout !== null && <Bridges views={views} layout={layout} />}
      {groups.map(({ title, grid }) => (
        <div role="rowgroup" key={title} aria-label={title || undefined}>
          {title !== "" && (
            <span className="zone-title" aria-hidden="true">{title}</span>
          )}
          {grid.map((row) => (
            <div
              role="row"
              key={row[0]?.id}
              style={layout === null
                ? { "--columns": grid[0]?.length } as object
                : undefined}
            >
              {row.map(({ id }) => card(id))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

interface CellProps
  extends Pick<FloorGridProps, "arrangement" | "unfit" | "ranks" | "onPress"> {
  view: TableView;
  isTabStop: boolean;
  onDragStart: Parameters<typeof TableCard>[0]["onDragStart"];
}

/** The width of a card: two columns of the narrowest phone. */
const CARD_PX = 148;

function Cell(props: CellProps) {
  const { view: { table, state }, arrangement: { layout } } = props;
  const choice = useChoice();
  const wording = useWording();
  const { at: now } = useLook();
  const box = layout?.boxes.get(table.id);
  const width = box?.width ?? CARD_PX;
  const options = { table, now, wording, width };
  return (
    <TableCard
      tableId={table.id}
      name={tableName(state, options)}
      face={tableFace(state, options)}
      place={box === undefined ? null : {
        left: box.x,
        top: box.y,
        width: box.width,
        height: box.height,
      }}
      isChosen={choice.tableIds.includes(table.id)}
      isCurrent={choice.tableId === table.id ||
        (choice.bookingId !== null && choice.bookingId === state.party?.id)}
      unfit={props.unfit.get(table.id) ?? ""}
      rank={props.ranks.get(table.id) ?? null}
      isTabStop={props.isTabStop}
      onPress={props.onPress}
      onDragStart={props.onDragStart}
    />
  );
}

/** Pans to the table of what the user selects. */
function useSelectedInSight(
  frame: RefObject<HTMLDivElement | null>,
  views: ReadonlyMap<string, TableView>,
): void {
  const { bookingId, tableId } = useChoice();
  const selected = tableId ??
    [...views.values()].find(({ state }) =>
      bookingId !== null && state.party?.id === bookingId
    )?.table.id;
  useEffect(() => {
    if (selected === undefined) return;
    const cell = frame.current?.querySelector(`[data-table-id="${selected}"]`);
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [frame, selected]);
}
